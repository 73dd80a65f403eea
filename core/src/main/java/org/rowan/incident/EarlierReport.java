package org.rowan.incident;

/// The number of a report that was made before. `real`: it was made for real, and not to a test environment; a number
/// of the one means nothing in the other.
public record EarlierReport(long number, boolean real) {
    public EarlierReport {
        if (number < 1) {
            throw new IllegalArgumentException("a report number is 1 or more; got " + number);
        }
    }
}
