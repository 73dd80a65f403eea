package org.rowan.signal;

/// The shape of a running mean over `length` values: at each output one value enters the sum, one
/// leaves, and the sum is divided by the values in it. Entering and leaving stop at the two ends.
///
/// - Source: PDQ reference, `box1DFloat`: a value enters before another leaves, each step rounded.
record RunningMean(int length, int window) {

    static RunningMean over(int length) {
        return new RunningMean(length, Grid.window(length));
    }

    /// The value that enters at output 0; those before it have entered already.
    int lead() {
        return window / 2;
    }

    /// Outputs from this one on have a value that leaves: the one `window` before the one that enters.
    int firstLeaving() {
        return window - lead();
    }

    /// Outputs from this one on have no value that enters.
    int lastEntered() {
        return length - lead();
    }

    /// Values in the sum at `output`.
    int count(int output) {
        return Math.min(length, output + lead() + 1) - Math.max(0, output + lead() + 1 - window);
    }
}
