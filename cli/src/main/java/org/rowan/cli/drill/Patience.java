package org.rowan.cli.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asking again while a server is starting, was killed, or is still at it. The deadline bounds it.
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    interface Attempt<T> {
        /// Empty: not yet.
        Optional<T> get() throws IOException, Failed;
    }

    <T> T until(String what, Attempt<T> attempt) throws Failed {
        Instant end = Instant.now().plus(limit);
        String last = "it did not happen";
        while (Instant.now().isBefore(end)) {
            try {
                Optional<T> result = attempt.get();
                if (result.isPresent()) return result.get();
            } catch (IOException e) {
                last = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
            pause();
        }
        throw new Failed("%s: not within %d s (%s)".formatted(what, limit.toSeconds(), last));
    }

    static void pause() {
        pause(PAUSE);
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
