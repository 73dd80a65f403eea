package org.rowan.signal;

/// The brightness of a picture, a row at a time, so that a large picture never exists as one array of
/// numbers.
///
/// - Shapes: rows are asked for once each, from 0 in order.
/// - Units: 0 to 255, see `Luma`.
@FunctionalInterface
public interface LumaRows {

    /// Writes all of `row`, one value a column, into `into` from index `at` on.
    void read(int row, float[] into, int at);
}
