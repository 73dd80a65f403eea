package org.rowan.franking;

import java.time.Duration;
import java.time.Instant;

/// How long a key stamps, how long its messages can be reported, and how far clocks may be apart.
///
/// - Units: `window` is 30 to 730 days; a longer one needs a reason that somebody has written down, and a
///   change here.
public record Schedule(Duration epoch, Duration window, Duration skew) {
    private static final Duration SHORTEST = Duration.ofDays(30);
    private static final Instant FIRST_MONDAY = Instant.parse("1970-01-05T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(730);

    /// A week; half a year; five minutes.
    public static final Schedule USUAL = new Schedule(Duration.ofDays(7), Duration.ofDays(180), Duration.ofMinutes(5));

    public Schedule {
        if (epoch.compareTo(skew.multipliedBy(2)) <= 0 || skew.isNegative()) {
            throw new IllegalArgumentException(
                    "an epoch is longer than twice the skew of clocks; got " + epoch + " and " + skew);
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the window for reports is 30 to 730 days; got " + window);
        }
    }

    public Schedule withWindow(Duration other) {
        return new Schedule(epoch, other, skew);
    }

    /// The epoch that begins at `start`.
    public Epoch beginning(int kid, Instant start) {
        return new Epoch(kid, start, start.plus(epoch));
    }

    /// The epoch that holds `time`, counted from a Monday, 00:00 UTC, so that all installations change at once.
    public Epoch holding(int kid, Instant time) {
        long sinceMonday = time.getEpochSecond() - FIRST_MONDAY.getEpochSecond();
        long whole = Math.floorDiv(sinceMonday, epoch.toSeconds());
        return beginning(kid, FIRST_MONDAY.plusSeconds(whole * epoch.toSeconds()));
    }

    /// The epoch that follows on `before`, with the next number.
    public Epoch after(Epoch before) {
        return beginning(Math.incrementExact(before.kid()), before.notAfter());
    }

    /// When the key of `ended` is to be destroyed: nothing that it stamped can be reported from then on.
    public Instant destruction(Epoch ended) {
        return ended.notAfter().plus(window).plus(Duration.ofDays(1));
    }
}
