package org.rowan.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rowan.cases.Retention;
import org.rowan.flow.Retaining;

/// Says in the server's log, once a day, whose time is about to end: what is destroyed then is gone for
/// everybody, an authority that has not asked yet included.
final class Expiring {
    private static final Duration ONCE = Duration.ofDays(1);

    private final Retaining retaining;
    private final InstantSource clock;
    private final Duration within;
    private final Consumer<String> log;
    private Optional<Instant> last = Optional.empty();

    Expiring(Retaining retaining, InstantSource clock, Duration within, Consumer<String> log) {
        this.retaining = retaining;
        this.clock = clock;
        this.within = within;
        this.log = log;
    }

    synchronized void warn() throws IOException {
        Instant now = clock.instant();
        if (within.isZero()
                || last.filter(said -> now.isBefore(said.plus(ONCE))).isPresent()) return;
        last = Optional.of(now);
        List<Retaining.Kept> ending = retaining.kept().stream()
                .filter(kept -> kept.endsBefore(now.plus(within)))
                .toList();
        long holds = ending.stream()
                .filter(kept -> kept.retention() instanceof Retention.Held)
                .count();
        if (ending.size() > holds) {
            log.accept(
                    ("the evidence of %d cases is destroyed within %d days. ./rowan evidence expiring shows them; what"
                                    + " must stay longer needs a hold or an extension before.")
                            .formatted(ending.size() - holds, within.toDays()));
        }
        if (holds > 0) {
            log.accept("legal holds on %d cases end within %d days. ./rowan evidence expiring shows them."
                    .formatted(holds, within.toDays()));
        }
    }
}
