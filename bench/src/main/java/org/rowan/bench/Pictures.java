package org.rowan.bench;

import java.util.Random;
import org.rowan.signal.Luma;

/// Pictures of 2.8 megapixels, made by code: soft waves with noise on top.
final class Pictures {
    static final int ROWS = 1432;
    static final int COLUMNS = 1960;

    private static final long SEED = 42;

    private Pictures() {}

    static int[] rgb() {
        Random random = new Random(SEED);
        int[] pixels = new int[ROWS * COLUMNS];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            double wave = 100 * Math.sin(column / 90.0) * Math.cos(row / 70.0);
            int level = (int) (wave + 128) + random.nextInt(20) - 10;
            pixels[i] = level << 16 | (255 - level) << 8 | level / 2;
        }
        return pixels;
    }

    static Luma luma() {
        return Luma.ofRgb(ROWS, COLUMNS, rgb());
    }
}
