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

    private final float[] in;
    private final float[] sums;
    private final float[] lane = new float[TentSampler.LANES];

    /// `lanes`: rows at once, 1 or `TentSampler.LANES`.
    RowMeans(RunningMean mean, int lanes) {
        this.mean = mean;
        this.lanes = lanes;
        stride = mean.length() + mean.lead();
        in = new float[Math.multiplyExact(lanes, mean.length())];
        sums = new float[Math.multiplyExact(lanes, stride)];
    }

    /// The rows to be averaged, one after another; the caller fills it.
    float[] input() {
        return in;
    }

    /// Follows the sums of all rows from end to end.
    void run() {
        int n = mean.length();
        int w = mean.window();
        for (int k = 0; k < lanes; k++) {
            lane[k] = 0f;
            for (int i = 0; i < w; i++) {
                lane[k] += in[k * n + i];
                sums[k * stride + i] = lane[k];
            }
        }
        if (lanes == TentSampler.LANES) {
            slideEight(n, w);
        } else {
            slide(n, w);
        }
        for (int k = 0; k < lanes; k++) {
            for (int i = n; i < stride; i++) {
                lane[k] -= in[k * n + i - w];
                sums[k * stride + i] = lane[k];
            }
        }
    }

    private void slide(int n, int w) {
        for (int k = 0; k < lanes; k++) {
            float sum = lane[k];
            for (int i = w; i < n; i++) {
                sum = sum + in[k * n + i] - in[k * n + i - w];
                sums[k * stride + i] = sum;
            }
            lane[k] = sum;
        }
    }

    private void slideEight(int n, int w) {
        float[] from = in;
        float[] to = sums;
        int s = stride;
        float s0 = lane[0];
        float s1 = lane[1];
        float s2 = lane[2];
        float s3 = lane[3];
        float s4 = lane[4];
        float s5 = lane[5];
        float s6 = lane[6];
        float s7 = lane[7];
        for (int i = w; i < n; i++) {
            to[i] = s0 = s0 + from[i] - from[i - w];
            to[s + i] = s1 = s1 + from[n + i] - from[n + i - w];
            to[2 * s + i] = s2 = s2 + from[2 * n + i] - from[2 * n + i - w];
            to[3 * s + i] = s3 = s3 + from[3 * n + i] - from[3 * n + i - w];
            to[4 * s + i] = s4 = s4 + from[4 * n + i] - from[4 * n + i - w];
            to[5 * s + i] = s5 = s5 + from[5 * n + i] - from[5 * n + i - w];
            to[6 * s + i] = s6 = s6 + from[6 * n + i] - from[6 * n + i - w];
            to[7 * s + i] = s7 = s7 + from[7 * n + i] - from[7 * n + i - w];
        }
        lane[0] = s0;
        lane[1] = s1;
        lane[2] = s2;
        lane[3] = s3;
        lane[4] = s4;
        lane[5] = s5;
        lane[6] = s6;
        lane[7] = s7;
    }

    /// The mean of row `k` at column `output`, after `run`.
    float mean(int k, int output) {
        return sums[k * stride + mean.lead() + output] / mean.count(output);
    }

    /// Writes the means of row `k` at every column, after `run` and once. Where the whole window counts
    /// they are divided in place, then copied: the compiler makes vectors of a loop with one index
    /// only.
    void means(int k, float[] out) {
        int n = mean.length();
        int shift = k * stride + mean.lead();
        int steady = mean.firstLeaving();
        int end = mean.lastEntered();
        float window = mean.window();
        for (int i = shift + steady; i < shift + end; i++) {
            sums[i] = sums[i] / window;
        }
        System.arraycopy(sums, shift + steady, out, steady, end - steady);
        for (int output = 0; output < steady; output++) {
            out[output] = mean(k, output);
        }
        for (int output = end; output < n; output++) {
            out[output] = mean(k, output);
        }
    }
}
