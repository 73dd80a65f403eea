package org.rowan.server.doors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what was let through without a comparison because the operator says so, and says it in the log,
/// once a minute at most. What intake counts anyway, and is ordinary, it leaves out.
public final class Passed {
    private static final Logger LOG = LoggerFactory.getLogger(Passed.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String door;
    private final InstantSource clock;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private Instant said = Instant.EPOCH;

    public Passed(String door, InstantSource clock) {
        this.door = door;
        this.clock = clock;
    }

    public synchronized void one(Reason reason) {
        if (reason == Reason.NOT_A_PICTURE || reason == Reason.FEATURELESS) return;
        counts.merge(reason, 1L, Long::sum);
        Instant now = clock.instant();
        if (now.isBefore(said.plus(QUIET))) return;
        said = now;
        LOG.warn("{} door: {}", door, sentence());
    }

    /// Since the start, by the setting that let it through.
    public synchronized String sentence() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().key() + " " + count.getValue())
                .collect(Collectors.joining(", ", "let through without a comparison since the start, as set: ", "."));
    }
}
