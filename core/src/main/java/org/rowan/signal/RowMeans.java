package org.rowan.signal;

/// Running means along several rows at once.
///
/// One row's sum is a chain of additions, each waiting for the one before. Eight rows are eight chains,
/// which the processor works on together; the order within each stays the reference's. Sums are stored
/// by the value that entered last, also where none enters any more, and divided afterwards.
final class RowMeans {
    private final RunningMean mean;
    private final int lanes;

    /// Values of a row of `sums`: the means' `lead` more than those of a row of `in`.
    private final int stride;

    private final float[][] in;
    private final float[][] sums;
    private final float[] lane = new float[TentSampler.LANES];

    /// `lanes`: rows at once, 1 or `TentSampler.LANES`.
    RowMeans(RunningMean mean, int lanes) {
        this.mean = mean;
        this.lanes = lanes;
        stride = mean.length() + mean.lead();
        in = new float[lanes][mean.length()];
        sums = new float[lanes][stride];
    }

    /// The rows to be averaged, one after another; the caller fills it.
    float[] input(int k) {
        return in[k];
    }

    /// Follows the sums of all rows from end to end.
    void run() {
        int n = mean.length();
        int w = mean.window();
        for (int k = 0; k < lanes; k++) {
            lane[k] = 0f;
            for (int i = 0; i < w; i++) {
                lane[k] += in[k][i];
                sums[k][i] = lane[k];
            }
        }
        if (lanes == TentSampler.LANES) {
            slideFour(0, n, w);
            slideFour(4, n, w);
        } else {
            slide(n, w);
        }
        for (int k = 0; k < lanes; k++) {
            for (int i = n; i < stride; i++) {
                lane[k] -= in[k][i - w];
                sums[k][i] = lane[k];
            }
        }
    }

    private void slide(int n, int w) {
        for (int k = 0; k < lanes; k++) {
            float sum = lane[k];
            for (int i = w; i < n; i++) {
                sum = sum + in[k][i] - in[k][i - w];
                sums[k][i] = sum;
            }
            lane[k] = sum;
        }
    }

    private void slideFour(int k, int n, int w) {
        float[] f0 = in[k];
        float[] f1 = in[k + 1];
        float[] f2 = in[k + 2];
        float[] f3 = in[k + 3];
        float[] t0 = sums[k];
        float[] t1 = sums[k + 1];
        float[] t2 = sums[k + 2];
        float[] t3 = sums[k + 3];
        float s0 = lane[k];
        float s1 = lane[k + 1];
        float s2 = lane[k + 2];
        float s3 = lane[k + 3];
        for (int i = w; i < n; i++) {
            t0[i] = s0 = s0 + f0[i] - f0[i - w];
            t1[i] = s1 = s1 + f1[i] - f1[i - w];
            t2[i] = s2 = s2 + f2[i] - f2[i - w];
            t3[i] = s3 = s3 + f3[i] - f3[i - w];
        }
        lane[k] = s0;
        lane[k + 1] = s1;
        lane[k + 2] = s2;
        lane[k + 3] = s3;
    }

    /// The mean of row `k` at column `output`, after `run`.
    float mean(int k, int output) {
        return sums[k][mean.lead() + output] / mean.count(output);
    }

    /// Writes the means of row `k` at every column, after `run` and once. Where the whole window counts
    /// they are divided in place, then copied: the compiler makes vectors of a loop with one index
    /// only.
    void means(int k, float[] out) {
        int n = mean.length();
        int shift = mean.lead();
        float[] row = sums[k];
        int steady = mean.firstLeaving();
        int end = mean.lastEntered();
        float window = mean.window();
        for (int i = shift + steady; i < shift + end; i++) {
            row[i] = row[i] / window;
        }
        System.arraycopy(row, shift + steady, out, steady, end - steady);
        for (int output = 0; output < steady; output++) {
            out[output] = mean(k, output);
        }
        for (int output = end; output < n; output++) {
            out[output] = mean(k, output);
        }
    }
}
