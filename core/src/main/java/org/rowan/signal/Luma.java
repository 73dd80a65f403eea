package org.rowan.signal;

/// Decoded brightness, row-major: `values[row * columns + column]`, each 0 to 255.
///
/// The array is handed over, not copied: a 100-megapixel picture must not exist twice.
@SuppressWarnings("ArrayRecordComponent") // identity is the point: this is a buffer, never compared
public record Luma(int rows, int columns, float[] values) {
    public Luma {
        if (rows < 1 || columns < 1 || values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "luma needs rows x columns values; got %d x %d and %d".formatted(rows, columns, values.length));
        }
    }
}
