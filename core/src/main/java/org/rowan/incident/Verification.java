package org.rowan.incident;

import java.time.Instant;
import java.util.Optional;

/// Whether a service had verified an address or a number, and when. There is no moment without a "yes".
public record Verification(boolean verified, Optional<Instant> at) {
    public Verification {
        if (!verified && at.isPresent()) {
            throw new IllegalArgumentException("what was not verified has no moment of verification");
        }
    }
}
