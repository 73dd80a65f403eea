package org.rowan.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Counts COUNTS = new Counts(1000, 200, 100, 40, 50);

    private static void is(Range range, double low, double high) {
        assertThat(range.low()).isEqualTo(low, within(1e-9));
        assertThat(range.high()).isEqualTo(high, within(1e-9));
    }

    @Test
    void what_matching_found_in_private_messages_is_gone_and_public_surfaces_stay() {
        Estimate exact = Estimate.of(
                COUNTS,
                Map.of(
                        Assumption.REPORTS_LOST, Range.of(0.5),
                        Assumption.BEHAVIOUR_LOST, Range.of(1),
                        Assumption.PROVEN, Range.of(1),
                        Assumption.PROMPTED, Range.of(0.25),
                        Assumption.SEEN_ELSEWHERE, Range.of(0.1)));
        is(exact.userReports(), 80, 80);
        is(exact.after(), 280, 280);
        is(exact.lost(), 1 - 280 / 1350.0, 1 - 280 / 1350.0);
        is(exact.verified(), 20, 20);
        is(exact.prompted(), 10, 10);
        is(exact.elsewhere(), 100, 100);
        is(exact.together(), 410, 410);
    }

    @Test
    void what_is_not_known_stays_a_range_and_is_not_counted_twice() {
        Estimate wide = Estimate.of(COUNTS, Map.of(Assumption.PROVEN, new Range(0.8, 1)));
        is(wide.userReports(), 60, 60 + 0.7 * 40);
        is(wide.after(), 200 + 60, 200 + 60 + 28 + 25);
        // Lost in full and proven in full brings back everything, never more than there was.
        Estimate all = Estimate.of(
                COUNTS,
                Map.of(
                        Assumption.REPORTS_LOST,
                        new Range(0, 1),
                        Assumption.PROVEN,
                        new Range(1, 1),
                        Assumption.PROMPTED,
                        Range.NOTHING,
                        Assumption.SEEN_ELSEWHERE,
                        Range.NOTHING,
                        Assumption.BEHAVIOUR_LOST,
                        Range.of(1)));
        is(all.together(), 300, 300);
    }

    @Test
    void the_published_figure_comes_out_of_its_own_counts() {
        Estimate nca = Estimate.of(Example.NCA_2023.counts(), Map.of());
        is(nca.lost(), 0.92, 0.92);
        assertThat(Example.NCA_2023.status()).contains("projection");
        assertThat(Example.SECOND_PLATFORM.status()).contains("projection").contains("not verified");
    }

    @Test
    void whatever_is_assumed_the_low_end_is_not_above_the_high_one_and_measures_take_nothing_away() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long reports = random.nextLong(1000);
            Counts counts = new Counts(
                    random.nextLong(1000),
                    random.nextLong(1000),
                    reports,
                    random.nextLong(reports + 1),
                    1 + random.nextLong(1000));
            Map<Assumption, Range> assumed = new java.util.EnumMap<>(Assumption.class);
            for (Assumption one : Assumption.values()) {
                double low = random.nextDouble(one.most());
                assumed.put(one, new Range(low, low + random.nextDouble(one.most() - low)));
            }
            Estimate estimate = Estimate.of(counts, assumed);
            assertThat(estimate.together().low())
                    .isGreaterThanOrEqualTo(estimate.after().low() - 1e-9);
            assertThat(estimate.together().high())
                    .isGreaterThanOrEqualTo(estimate.after().high() - 1e-9);
            assertThat(estimate.after().high()).isLessThanOrEqualTo(counts.total());
        }
    }

    @Test
    void counts_and_ranges_that_mean_nothing_are_refused() {
        assertThatThrownBy(() -> new Counts(0, 0, 0, 0, 0)).hasMessageContaining("something to count");
        assertThatThrownBy(() -> new Counts(1, 0, 2, 3, 0)).hasMessageContaining("at most 2; got 3");
        assertThatThrownBy(() -> new Counts(-1, 0, 2, 0, 0)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> new Counts(Counts.MOST + 1, 0, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(0.5, 0.4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(0, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Estimate.of(COUNTS, Map.of(Assumption.PROVEN, new Range(0, 1.5))))
                .hasMessageContaining("proven is at most 1.0");
    }
}
