package org.rowan.store.franking;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.rowan.franking.StampingKey;

/// Keys of epochs for a process that stamps: it gets what makes tags, and nothing that checks them.
@FunctionalInterface
public interface StampingKeys {
    /// The key that stamps at `now`; empty when none does.
    ///
    /// - Errors: `IOException` with a sentence when the keys cannot be read.
    Optional<StampingKey> at(Instant now) throws IOException;
}
