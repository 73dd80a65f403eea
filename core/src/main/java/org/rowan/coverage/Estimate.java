package org.rowan.coverage;

import java.util.Map;

/// What is left after a switch to end-to-end encryption, and what each measure brings back. Ranges, because it is an
/// estimate; no measure looks into an encrypted message, at a device, or reports by metadata alone.
///
/// - `after`: of everything, with no measure. `verified`: brought back by reports with proof. `prompted`: by asking
/// people
///   to report, and with proof. `elsewhere`: by matching profile pictures and public groups. `together`: what is left
/// with
///   all three.
public record Estimate(
        Counts before,
        Range userReports,
        Range behaviour,
        Range after,
        Range verified,
        Range prompted,
        Range elsewhere,
        Range together) {

    /// `assumed`: for every assumption a range; one that is missing is taken as it stands.
    public static Estimate of(Counts counts, Map<Assumption, Range> assumed) {
        Range lost = range(assumed, Assumption.REPORTS_LOST);
        Range proven = range(assumed, Assumption.PROVEN);
        long others = counts.userReports() - counts.ofPrivate();
        Range reports = Range.of(others).plus(without(lost).times(counts.ofPrivate()));
        Range behaviour = without(range(assumed, Assumption.BEHAVIOUR_LOST)).times(counts.behaviour());
        Range verified = lost.times(proven).times(counts.ofPrivate());
        Range prompted = range(assumed, Assumption.PROMPTED).times(proven).times(counts.ofPrivate());
        Range elsewhere = range(assumed, Assumption.SEEN_ELSEWHERE).times(counts.privateMatching());
        Range after = Range.of(counts.publicSurfaces()).plus(reports).plus(behaviour);
        Range together = Range.of(counts.publicSurfaces())
                .plus(Range.of(others))
                .plus(withProof(lost, proven).times(counts.ofPrivate()))
                .plus(behaviour)
                .plus(prompted)
                .plus(elsewhere);
        return new Estimate(counts, reports, behaviour, after, verified, prompted, elsewhere, together);
    }

    /// Of everything, as shares.
    public Range share(Range part) {
        return part.times(1.0 / (double) before.total());
    }

    /// What is gone, of everything.
    public Range lost() {
        Range kept = share(after);
        return new Range(Math.max(0, 1 - kept.high()), Math.max(0, 1 - kept.low()));
    }

    /// What is lost is brought back as far as it is proven. The two are not added: the more is lost, the more there is
    /// to
    /// bring back.
    private static Range withProof(Range lost, Range proven) {
        return new Range(1 - lost.high() * (1 - proven.low()), 1 - lost.low() * (1 - proven.high()));
    }

    private static Range without(Range share) {
        return new Range(1 - share.high(), 1 - share.low());
    }

    private static Range range(Map<Assumption, Range> assumed, Assumption which) {
        Range range = assumed.getOrDefault(which, which.taken());
        if (range.high() > which.most()) {
            throw new IllegalArgumentException(which.label() + " is at most " + which.most() + "; got " + range.high());
        }
        return range;
    }
}
