package org.rowan.coverage;

/// A number that is only known to lie between two others, both of them 0 or more.
public record Range(double low, double high) {
    public static final Range NOTHING = new Range(0, 0);

    public Range {
        if (!(low >= 0 && low <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a range goes from a number, 0 or more, to one that is not below it");
        }
    }

    public static Range of(double exactly) {
        return new Range(exactly, exactly);
    }

    /// A count, which a double holds exactly as far as [Counts#MOST].
    static Range of(long count) {
        return of((double) count);
    }

    Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    /// Of two that have nothing to do with each other.
    Range times(Range other) {
        return new Range(low * other.low, high * other.high);
    }

    Range times(double factor) {
        return new Range(low * factor, high * factor);
    }

    Range times(long count) {
        return times((double) count);
    }
}
