package org.rowan.exchange.lookup;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Spaces out questions to a service that takes only so many a second.
final class Pace {
    private final long interval;
    private final long longest;
    private final LongSupplier nanos;
    private long free;

    /// `nanos`: a clock that only runs forward.
    Pace(int perSecond, Duration longest, LongSupplier nanos) {
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.longest = longest.toNanos();
        this.nanos = nanos;
        this.free = nanos.getAsLong();
    }

    /// How long to wait for one's turn, which is taken with that; nothing when it would be too long.
    synchronized Optional<Duration> turn() {
        long now = nanos.getAsLong();
        long wait = Math.max(0, free - now);
        if (wait > longest) {
            return Optional.empty();
        }
        free = now + wait + interval;
        return Optional.of(Duration.ofNanos(wait));
    }
}
