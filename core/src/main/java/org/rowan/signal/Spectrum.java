package org.rowan.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The 16 x 16 lowest frequencies of a grid without the constant one: `values[vertical * 16 +
/// horizontal]`.
final class Spectrum {
    static final int SIDE = 16;

    private static final int SIZE = SIDE * SIDE;
    private static final int LOWER_MEDIAN = SIZE / 2 - 1;

    /// Cosines: frequency i + 1 at sample j is `COSINES[i * 64 + j]`.
    private static final float[] COSINES = cosines();

    /// The same with `COSINES_BY_SAMPLE[j * 16 + i]`.
    private static final float[] COSINES_BY_SAMPLE = transposed(COSINES);

    private final float[] values;

    private Spectrum(float[] values) {
        this.values = values;
    }

    /// 5. Two matrix products. Each element is one sum over ascending samples; elements side by side
    ///    are computed together, which does not change the order within one.
    static Spectrum of(float[] grid) {
        float[] vertical = new float[SIDE * Grid.SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int k = 0; k < Grid.SIDE; k++) {
                float cosine = COSINES[i * Grid.SIDE + k];
                for (int j = 0; j < Grid.SIDE; j++) {
                    vertical[i * Grid.SIDE + j] += cosine * grid[k * Grid.SIDE + j];
                }
            }
        }
        float[] both = new float[SIZE];
        for (int i = 0; i < SIDE; i++) {
            for (int k = 0; k < Grid.SIDE; k++) {
                float amount = vertical[i * Grid.SIDE + k];
                for (int j = 0; j < SIDE; j++) {
                    both[i * SIDE + j] += amount * COSINES_BY_SAMPLE[k * SIDE + j];
                }
            }
        }
        return new Spectrum(both);
    }

    /// 6, 7. Bit `16 * i + j` is set where the value is above the lower median, that is the 128th
    /// smallest.
    PdqHash hash() {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float median = sorted[LOWER_MEDIAN];
        long[] words = new long[PdqHash.BITS / Long.SIZE];
        for (int bit = 0; bit < SIZE; bit++) {
            if (values[bit] > median) {
                words[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
            }
        }
        return new PdqHash(words[3], words[2], words[1], words[0]);
    }

    /// The hashes of the turned and mirrored pictures, in the order of `Variant`: a mirrored picture
    /// has the same frequencies with every second one negated, a turned one has them transposed as
    /// well.
    List<PdqHash> variants() {
        List<PdqHash> hashes = new ArrayList<>(Hashed.VARIANTS);
        hashes.add(hash());
        hashes.add(changed(true, (i, j) -> j % 2 == 0).hash());
        hashes.add(changed(false, (i, j) -> (i + j) % 2 != 0).hash());
        hashes.add(changed(true, (i, j) -> i % 2 == 0).hash());
        hashes.add(changed(false, (i, j) -> i % 2 == 0).hash());
        hashes.add(changed(false, (i, j) -> j % 2 == 0).hash());
        hashes.add(changed(true, (i, j) -> false).hash());
        hashes.add(changed(true, (i, j) -> (i + j) % 2 != 0).hash());
        return hashes;
    }

    private interface Place {
        boolean test(int vertical, int horizontal);
    }

    private Spectrum changed(boolean transpose, Place negate) {
        float[] changed = new float[SIZE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                float value = values[i * SIDE + j];
                changed[transpose ? j * SIDE + i : i * SIDE + j] = negate.test(i, j) ? -value : value;
            }
        }
        return new Spectrum(changed);
    }

    /// The scale is rounded to float before the product, which is rounded again; the angle is
    /// multiplied in this order.
    static float[] cosines() {
        float scale = (float) Math.sqrt(2.0 / Grid.SIDE);
        float[] table = new float[SIDE * Grid.SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < Grid.SIDE; j++) {
                double angle = Math.PI / 2 / Grid.SIDE * (i + 1) * (2 * j + 1);
                table[i * Grid.SIDE + j] = (float) (scale * StrictMath.cos(angle));
            }
        }
        return table;
    }

    private static float[] transposed(float[] table) {
        float[] turned = new float[table.length];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < Grid.SIDE; j++) {
                turned[j * SIDE + i] = table[i * Grid.SIDE + j];
            }
        }
        return turned;
    }
}
