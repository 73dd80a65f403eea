package org.rowan.exchange.ncmec;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the next window of time is. A wide one that holds little costs one call; one that holds much is
/// dear to open, so it is cut before it is walked.
///
/// - Shapes: `cuts`: how often in a row it was cut; each cut is deeper than the one before.
/// - Source: NCMEC hash sharing: opening a large result is expensive, walking it is not.
record Span(Duration length, int cuts) {
    static final Duration SHORTEST = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofDays(365);
    private static final Duration LONGEST = Duration.ofDays(20 * 365);
    private static final Duration SHORT_ENOUGH = Duration.ofDays(1);
    private static final long LARGE = 100_000;
    private static final int MAX_CUTS = 6;
    private static final Pattern MAX = Pattern.compile("[?&]max=([0-9]{1,12})(&|$)");

    Span {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0 || cuts < 0 || cuts > MAX_CUTS) {
            throw new IllegalArgumentException(
                    "a window is %d minutes to %d days long".formatted(SHORTEST.toMinutes(), LONGEST.toDays()));
        }
    }

    static Span first() {
        return new Span(FIRST, 0);
    }

    /// Whether a window of this length, whose first page names `next`, is cut before going on. `max` in
    /// there is a hint, and nothing but one.
    boolean cutBefore(Duration window, String next) {
        Matcher max = MAX.matcher(next);
        if (window.compareTo(SHORTEST) <= 0) {
            return false;
        }
        return max.find() ? Long.parseLong(max.group(1)) > LARGE : window.compareTo(SHORT_ENOUGH) > 0;
    }

    Span cut(Duration window) {
        Duration quarter = window.dividedBy(1L << Math.min(2 * (cuts + 1), 20));
        return new Span(quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter, Math.min(cuts + 1, MAX_CUTS));
    }

    Span grown() {
        Duration twice = length.multipliedBy(2);
        return new Span(twice.compareTo(LONGEST) > 0 ? LONGEST : twice, 0);
    }

    Span kept() {
        return new Span(length, 0);
    }

    static Optional<Span> read(long seconds, int cuts) {
        try {
            return Optional.of(new Span(Duration.ofSeconds(seconds), cuts));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
