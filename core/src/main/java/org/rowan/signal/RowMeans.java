package org.rowan.signal;

/// Running means along several rows at once, at every column.
///
/// One row's sum is a chain of additions, each waiting for the one before. Eight rows are eight chains,
/// which the processor works on together; the order within each stays the reference's.
final class RowMeans {
    private final RunningMean mean;
    private final int lanes;
    private final float[] in;
    private final float[] sums;
    private final float[] lane = new float[TentSampler.LANES];

    /// `lanes`: rows at once, 1 or `TentSampler.LANES`.
    RowMeans(RunningMean mean, int lanes) {
        this.mean = mean;
        this.lanes = lanes;
        in = new float[Math.multiplyExact(lanes, mean.length())];
        sums = new float[in.length];
    }

    /// The rows to be averaged, one after another; the caller fills it.
    float[] input() {
        return in;
    }

    /// Follows the sums of all rows. `sums` holds them by the value that entered last, not yet divided.
    void run() {
        int n = mean.length();
        int w = mean.window();
        int lead = mean.lead();
        for (int k = 0; k < lanes; k++) {
            float sum = 0f;
            for (int i = 0; i < lead; i++) {
                sum += in[k * n + i];
            }
            for (int i = lead; i < w; i++) {
                sum += in[k * n + i];
                sums[k * n + i] = sum;
            }
            lane[k] = sum;
        }
        if (lanes == TentSampler.LANES) {
            slideEight(n, w);
        } else {
            slide(n, w);
        }
    }

    private void slide(int n, int w) {
        for (int k = 0; k < lanes; k++) {
            float sum = lane[k];
            for (int i = k * n + w; i < (k + 1) * n; i++) {
                sum = sum + in[i] - in[i - w];
                sums[i] = sum;
            }
            lane[k] = sum;
        }
    }

    private void slideEight(int n, int w) {
        float[] from = in;
        float[] to = sums;
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
            to[n + i] = s1 = s1 + from[n + i] - from[n + i - w];
            to[2 * n + i] = s2 = s2 + from[2 * n + i] - from[2 * n + i - w];
            to[3 * n + i] = s3 = s3 + from[3 * n + i] - from[3 * n + i - w];
            to[4 * n + i] = s4 = s4 + from[4 * n + i] - from[4 * n + i - w];
            to[5 * n + i] = s5 = s5 + from[5 * n + i] - from[5 * n + i - w];
            to[6 * n + i] = s6 = s6 + from[6 * n + i] - from[6 * n + i - w];
            to[7 * n + i] = s7 = s7 + from[7 * n + i] - from[7 * n + i - w];
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

    /// Writes the means of row `k`, after `run`.
    void means(int k, float[] out) {
        int n = mean.length();
        int shift = k * n + mean.lead();
        int steady = mean.firstLeaving();
        int end = mean.lastEntered();
        for (int output = 0; output < steady; output++) {
            out[output] = sums[shift + output] / mean.count(output);
        }
        float window = mean.window();
        for (int output = steady; output < end; output++) {
            out[output] = sums[shift + output] / window;
        }
        float sum = lane[k];
        for (int output = end; output < n; output++) {
            sum -= in[shift + output - mean.window()];
            out[output] = sum / mean.count(output);
        }
    }
}
