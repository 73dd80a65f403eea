package org.rowan.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is intended and not yet done, to be looked at; [Journal] is where it is claimed and settled.
///
/// - Errors: `IOException` when the database cannot be reached.
public interface Agenda {

    Optional<Planned> planned(Intent.Kind kind, String subject) throws IOException;

    /// Soonest due first, at most `limit`.
    List<Planned> planned(Intent.Kind kind, int limit) throws IOException;

    /// - `due`: when it is worked on next, unless it is `parked`: that waits for a person. `heldUntil`: how long
    ///   a worker has it for itself; may be over. `claims`: how often one took it so far.
    record Planned(Intent intent, Instant due, Optional<Instant> heldUntil, boolean parked, int claims) {}
}
