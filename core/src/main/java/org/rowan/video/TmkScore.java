package org.rowan.video;

import java.util.Arrays;

/// How alike two TMK+PDQF signatures are.
///
/// - Units: `level1`: the cosine between the average features, -1 to 1. `level2`: about 0 to 1; 0 where it
///   was not computed, because level 1 was too low.
/// - Source: ThreatExchange, `tmk/cpp`, which takes 0.7 for both, and suggests 0.9 for "the same film".
public record TmkScore(double level1, double level2) {
    public static final double THRESHOLD = 0.7;
    private static final double COEFFICIENT_ERROR = 1e-6;

    public boolean matches() {
        return level1 >= THRESHOLD && level2 >= THRESHOLD;
    }

    /// - Errors: `IllegalArgumentException` when the two were made with other constants: they cannot be
    ///   compared.
    public static TmkScore of(Tmk one, Tmk other) {
        if (!comparable(one, other)) {
            throw new IllegalArgumentException("two TMK+PDQF signatures with the same rate, periods, coefficients and"
                    + " components were expected; these two differ in one of them");
        }
        double level1 = cosine(one.average(), other.average());
        return new TmkScore(level1, level1 >= THRESHOLD ? level2(one, other) : 0);
    }

    private static boolean comparable(Tmk one, Tmk other) {
        if (one.framesPerSecond() != other.framesPerSecond()
                || !Arrays.equals(one.periods(), other.periods())
                || one.average().length != other.average().length
                || one.coefficients().length != other.coefficients().length) return false;
        for (int i = 0; i < one.coefficients().length; i++) {
            double first = one.coefficients()[i];
            double second = other.coefficients()[i];
            if (Math.abs(first - second) > COEFFICIENT_ERROR * Math.max(Math.abs(first), Math.abs(second)))
                return false;
        }
        return true;
    }

    private static double cosine(float[] one, float[] other) {
        double product = dot(one, 0, other, 0, one.length);
        double lengths = Math.sqrt(dot(one, 0, one, 0, one.length)) * Math.sqrt(dot(other, 0, other, 0, one.length));
        return lengths == 0 ? 0 : product / lengths;
    }

    private static double dot(float[] one, int from, float[] other, int otherFrom, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += (double) one[from + i] * other[otherFrom + i];
        return sum;
    }

    /// The best over all periods and all shifts of the one film against the other.
    private static double level2(Tmk one, Tmk other) {
        double best = 0;
        for (int period = 0; period < one.periods().length; period++) {
            best = Math.max(best, ofPeriod(one, other, period));
        }
        double most = one.coefficients()[0];
        for (int j = 1; j < one.coefficients().length; j++) most += 2.0 * one.coefficients()[j];
        return most == 0 ? 0 : best / most;
    }

    private static double ofPeriod(Tmk one, Tmk other, int period) {
        int count = one.coefficients().length;
        double[] even = new double[count];
        double[] odd = new double[count];
        for (int j = 0; j < count; j++) {
            even[j] = product(one, false, other, false, period, j);
            if (j == 0) continue;
            even[j] += product(one, true, other, true, period, j);
            odd[j] = product(one, true, other, false, period, j) - product(one, false, other, true, period, j);
        }
        double best = Double.NEGATIVE_INFINITY;
        int length = one.periods()[period];
        for (int shift = 0; shift < length; shift++) {
            double sum = even[0];
            double angle = 2 * Math.PI * shift / length;
            for (int j = 1; j < count; j++) sum += Math.cos(j * angle) * even[j] + Math.sin(j * angle) * odd[j];
            best = Math.max(best, sum);
        }
        return best;
    }

    private static double product(Tmk one, boolean sine, Tmk other, boolean otherSine, int period, int j) {
        return dot(
                one.features(),
                one.vector(sine, period, j),
                other.features(),
                other.vector(otherSine, period, j),
                one.average().length);
    }
}
