package org.rowan.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One axis of a chart: from `low` to `high`, with its ticks in rising order, the first and the last among
/// them.
record Axis(boolean logarithmic, List<Double> ticks) {
    private static final int ENOUGH_TICKS = 5;

    Axis {
        ticks = List.copyOf(ticks);
        if (ticks.size() < 2) throw new IllegalArgumentException("an axis needs two ticks, got " + ticks.size());
    }

    /// A logarithmic axis around the values, from tick to tick; ticks stand at 1 and 3 times the powers of
    /// ten.
    static Axis logarithmic(Collection<Double> values) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (double value : values) {
            if (!(value > 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "placing a value on a logarithmic axis: expected more than zero, got " + value);
            }
            int below = 2 * (int) Math.floor(Math.log10(value)) - 2;
            while (tick(below + 1) <= value) below++;
            first = Math.min(first, below);
            last = Math.max(last, tick(below) < value ? below + 1 : below);
        }
        if (first > last) throw new IllegalArgumentException("drawing an axis: expected values, got none");
        if (first == last) {
            first--;
            last++;
        }
        List<Double> ticks = new ArrayList<>();
        for (int i = first; i <= last; i++) ticks.add(tick(i));
        return new Axis(true, ticks);
    }

    /// 1, 3, 10, 30, …, and 0.3, 0.1, … for what is less than one.
    private static double tick(int number) {
        int power = Math.floorDiv(number, 2);
        double ten = power >= 0 ? Math.pow(10, power) : 1 / Math.pow(10, -power);
        return Math.floorMod(number, 2) == 0 ? ten : 3 * ten;
    }

    /// An even axis from zero to a round number that no value exceeds.
    static Axis fromZero(Collection<Double> values) {
        double most = 0;
        for (double value : values) {
            if (!(value >= 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("placing a value on an axis: expected zero or more, got " + value);
            }
            most = Math.max(most, value);
        }
        double step = most == 0 ? 1 : step(most);
        List<Double> ticks = new ArrayList<>(List.of(0.0, step));
        for (int i = 2; ticks.getLast() < most; i++) ticks.add(i * step);
        return new Axis(false, ticks);
    }

    private static double step(double most) {
        double ten = Math.pow(10, Math.floor(Math.log10(most)) - 1);
        for (double step : new double[] {ten, 2 * ten, 5 * ten, 10 * ten}) {
            if (step * ENOUGH_TICKS >= most) return step;
        }
        return 20 * ten;
    }

    double low() {
        return ticks.getFirst();
    }

    double high() {
        return ticks.getLast();
    }

    /// Where a value stands: 0 is the low end, 1 the high end.
    double at(double value) {
        if (!logarithmic) return (value - low()) / (high() - low());
        return Math.log(value / low()) / Math.log(high() / low());
    }
}
