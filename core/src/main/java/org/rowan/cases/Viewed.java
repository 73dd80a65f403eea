package org.rowan.cases;

import java.time.Duration;
import java.time.Instant;
import org.rowan.evidence.EvidenceId;

/// A fact recorded by the viewer, never assumed: this person's screen showed this file at this rung.
///
/// - `whole`: the rendition showed everything the file holds, unmasked. `inView`: how long, as the page
///   measured it.
public record Viewed(PersonId by, EvidenceId evidence, Rung rung, boolean whole, Instant at, Duration inView) {
    /// How long a picture is in view, in one showing, before it counts as having been seen. What was in
    /// view for less is on record with its time and counts for nothing: a flag with legal weight does not
    /// rest on a flicker.
    public static final Duration COUNTS_FROM = Duration.ofSeconds(1);

    public boolean counts() {
        return inView.compareTo(COUNTS_FROM) >= 0;
    }
}
