package org.rowan.store.franking;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What was read from the folder, read anew when it is older than half a minute by a clock that may also jump.
final class Aged<T> {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Read<T> read;
    private Optional<Held<T>> held = Optional.empty();

    Aged(Read<T> read) {
        this.read = read;
    }

    @FunctionalInterface
    interface Read<T> {
        T at(Instant now) throws IOException;
    }

    private record Held<T>(T value, Instant since) {}

    synchronized T at(Instant now) throws IOException {
        boolean fresh = held.filter(h -> Duration.between(h.since(), now).abs().compareTo(FRESH) < 0)
                .isPresent();
        if (!fresh) {
            held = Optional.empty();
            held = Optional.of(new Held<>(read.at(now), now));
        }
        return held.orElseThrow().value();
    }
}
