package org.rowan.signal;

/// The 64 x 64 samples that a picture is reduced to, row-major.
final class Grid {
    static final int SIDE = 64;

    private static final int QUALITY_SCALE = 90;
    private static final int MAX_QUALITY = 100;

    private Grid() {}

    /// The row or column of the picture that sample `i` is taken from, of `size`: the centre of its
    /// cell.
    static int source(int i, int size) {
        return (int) ((2L * i + 1) * size / (2 * SIDE));
    }

    /// The window of the filter along a side of `size`: half a cell, rounded up.
    static int window(int size) {
        return (int) ((size + 2L * SIDE - 1) / (2 * SIDE));
    }

    /// 4. The sum of steps between neighbours, each cut to a whole percentage of the range before it is
    ///    added.
    static int quality(float[] grid) {
        int sum = 0;
        for (int i = 0; i < SIDE - 1; i++) {
            for (int j = 0; j < SIDE; j++) {
                sum += step(grid[i * SIDE + j], grid[(i + 1) * SIDE + j]);
            }
        }
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE - 1; j++) {
                sum += step(grid[i * SIDE + j], grid[i * SIDE + j + 1]);
            }
        }
        return Math.min(MAX_QUALITY, sum / QUALITY_SCALE);
    }

    private static int step(float here, float there) {
        return Math.abs((int) ((here - there) * 100f / 255f));
    }
}
