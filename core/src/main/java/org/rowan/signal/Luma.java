package org.rowan.signal;

/// Decoded brightness, row-major: `values[row * columns + column]`, each 0 to 255.
///
/// The array is handed over, not copied: a 100-megapixel picture must not exist twice.
@SuppressWarnings("ArrayRecordComponent") // identity is the point: this is a buffer, never compared
public record Luma(int rows, int columns, float[] values) {
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    public Luma {
        if (rows < 1 || columns < 1 || values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "luma needs rows x columns values; got %d x %d and %d".formatted(rows, columns, values.length));
        }
    }

    /// - Shapes: `pixels` is row-major, each `0x..RRGGBB`; the top 8 bits (alpha) are ignored.
    public static Luma ofRgb(int rows, int columns, int[] pixels) {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        rgb(pixels, 0, values, 0, values.length);
        return new Luma(rows, columns, values);
    }

    /// - Shapes: `samples` is row-major, each 0 to 255, as the raster holds them and not as a colour
    ///   model shows them.
    public static Luma ofGrey(int rows, int columns, int[] samples) {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        grey(samples, 0, values, 0, values.length);
        return new Luma(rows, columns, values);
    }

    /// The brightness of `count` colour pixels, for one row of `LumaRows`.
    ///
    /// - Shapes: as for `ofRgb`, reading from index `from` and writing from index `at`.
    /// - Source: PDQ reference: float products and sums from left to right, each rounded; no fused
    ///   multiply-add.
    public static void rgb(int[] pixels, int from, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            int pixel = pixels[from + i];
            into[at + i] = RED * (pixel >> 16 & 0xff) + GREEN * (pixel >> 8 & 0xff) + BLUE * (pixel & 0xff);
        }
    }

    /// The brightness of `count` grey samples, which is the sample itself.
    ///
    /// - Shapes: as for `ofGrey`, reading from index `from` and writing from index `at`.
    public static void grey(int[] samples, int from, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = samples[from + i];
        }
    }
}
