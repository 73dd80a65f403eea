package org.rowan.franking;

import java.time.Instant;

/// The time in which one key stamps.
///
/// - Shapes: `kid` is an unsigned 32-bit number that is never used for another key.
public record Epoch(int kid, Instant notBefore, Instant notAfter) {
    public Epoch {
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("an epoch ends after it begins; got " + notBefore + " to " + notAfter);
        }
    }

    boolean holds(long timeMs, long skewMs) {
        return timeMs >= notBefore.toEpochMilli() - skewMs && timeMs <= notAfter.toEpochMilli() + skewMs;
    }
}
