package org.rowan.cases;

import java.time.Duration;
import java.time.Instant;
import org.rowan.evidence.EvidenceId;

/// A fact recorded by the viewer, never assumed: this person's screen showed this file at this rung.
///
/// - `whole`: the rendition showed everything the file holds, unmasked. `inView`: how long, as the page
///   measured it.
public record Viewed(PersonId by, EvidenceId evidence, Rung rung, boolean whole, Instant at, Duration inView) {}
