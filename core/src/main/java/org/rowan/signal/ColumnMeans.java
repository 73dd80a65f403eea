package org.rowan.signal;

/// Running means along all columns side by side: one sum for each column, rows entering and leaving
/// whole. Rows are kept in a ring as long as they are in the window.
final class ColumnMeans {
    private final RunningMean mean;
    private final float[][] ring;
    private final float[] sums;
    private int output = -1;

    /// `width`: columns. `ahead`: rows that may be filled in before the outputs they allow are taken.
    ColumnMeans(RunningMean mean, int width, int ahead) {
        this.mean = mean;
        ring = new float[mean.window() + ahead][width];
        sums = new float[width];
    }

    /// Where `row` is kept; the caller fills it.
    float[] input(int row) {
        return ring[row % ring.length];
    }

    /// Whether another output can be had once rows 0 to `rows`, exclusive, are filled in.
    boolean ready(int rows) {
        int next = output + 1;
        return next < mean.length() && (rows == mean.length() || next + mean.lead() < rows);
    }

    /// Moves the sums to the next output and returns its row.
    int next() {
        output++;
        int entering = output + mean.lead();
        if (output == 0) {
            for (int row = 0; row < entering; row++) {
                enter(sums, input(row));
            }
        }
        if (entering < mean.length()) {
            enter(sums, input(entering));
        }
        if (entering >= mean.window()) {
            leave(sums, input(entering - mean.window()));
        }
        return output;
    }

    /// Writes the means at the output that `next` moved to.
    void means(float[] means) {
        divide(means, sums, mean.count(output));
    }

    private static void divide(float[] means, float[] sums, float count) {
        for (int i = 0; i < means.length; i++) {
            means[i] = sums[i] / count;
        }
    }

    private static void enter(float[] sums, float[] row) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }

    private static void leave(float[] sums, float[] row) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= row[i];
        }
    }
}
