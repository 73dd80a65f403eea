package org.rowan.signal;

import java.util.Arrays;

/// Running means along several rows at once, of which only those at the sampled columns are divided and
/// kept.
///
/// Eight rows together, as in `RowMeans`.
final class RowSamples {
    private final RunningMean mean;
    private final float[][] in;
    private final float[] lane = new float[TentSampler.LANES];

    /// `lanes`: rows at once, 1 or `TentSampler.LANES`.
    RowSamples(RunningMean mean, int lanes) {
        this.mean = mean;
        in = new float[lanes][mean.length()];
    }

    /// Row `k` to be averaged; the caller fills it.
    float[] input(int k) {
        return in[k];
    }

    /// Writes the means of row `k` at sampled column `j` to `out[k][j]`.
    void run(float[][] out) {
        Arrays.fill(lane, 0f);
        for (int k = 0; k < in.length; k++) {
            enter(k, 0, mean.lead());
        }
        int done = 0;
        for (int j = 0; j < Grid.SIDE; j++) {
            int sampled = Grid.source(j, mean.length());
            advance(done, sampled + 1);
            done = sampled + 1;
            for (int k = 0; k < in.length; k++) {
                out[k][j] = lane[k] / mean.count(sampled);
            }
        }
    }

    /// Moves the sums over the outputs `from` to `to`, exclusive.
    private void advance(int from, int to) {
        int lead = mean.lead();
        int slide = Math.clamp(mean.firstLeaving(), from, Math.max(from, to));
        int leave = Math.clamp(mean.lastEntered(), from, Math.max(from, to));
        for (int k = 0; k < in.length; k++) {
            enter(k, from + lead, slide + lead);
        }
        if (in.length == TentSampler.LANES) {
            slideEight(slide + lead, leave + lead, mean.window());
        } else {
            slide(slide + lead, leave + lead, mean.window());
        }
        for (int k = 0; k < in.length; k++) {
            for (int output = leave; output < to; output++) {
                lane[k] -= in[k][output + lead - mean.window()];
            }
        }
    }

    private void enter(int k, int from, int to) {
        for (int i = from; i < to; i++) {
            lane[k] += in[k][i];
        }
    }

    private void slide(int from, int to, int w) {
        for (int k = 0; k < in.length; k++) {
            float sum = lane[k];
            for (int i = from; i < to; i++) {
                sum = sum + in[k][i] - in[k][i - w];
            }
            lane[k] = sum;
        }
    }

    private void slideEight(int from, int to, int w) {
        float[] r0 = in[0];
        float[] r1 = in[1];
        float[] r2 = in[2];
        float[] r3 = in[3];
        float[] r4 = in[4];
        float[] r5 = in[5];
        float[] r6 = in[6];
        float[] r7 = in[7];
        float s0 = lane[0];
        float s1 = lane[1];
        float s2 = lane[2];
        float s3 = lane[3];
        float s4 = lane[4];
        float s5 = lane[5];
        float s6 = lane[6];
        float s7 = lane[7];
        for (int i = from; i < to; i++) {
            s0 = s0 + r0[i] - r0[i - w];
            s1 = s1 + r1[i] - r1[i - w];
            s2 = s2 + r2[i] - r2[i - w];
            s3 = s3 + r3[i] - r3[i - w];
            s4 = s4 + r4[i] - r4[i - w];
            s5 = s5 + r5[i] - r5[i - w];
            s6 = s6 + r6[i] - r6[i - w];
            s7 = s7 + r7[i] - r7[i - w];
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
}
