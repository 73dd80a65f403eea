package org.rowan.server.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rowan.coverage.Assumption;
import org.rowan.coverage.Estimate;
import org.rowan.coverage.Range;
import org.rowan.server.words.CoveragePhrase;
import org.rowan.server.words.Text;
import org.rowan.server.words.Words;

/// An estimate as its page shows it: every number with its words.
public record CoverageView(List<Row> rows, String lost, List<Row> gains, List<Row> assumed) {

    /// `second`: after the switch, or as a share.
    public record Row(Text what, String first, String second) {}

    static CoverageView of(Estimate estimate, Words w) {
        var before = estimate.before();
        return new CoverageView(
                List.of(
                        new Row(CoveragePhrase.PRIVATE.text(), whole(before.privateMatching()), "0"),
                        new Row(
                                CoveragePhrase.PUBLIC.text(),
                                whole(before.publicSurfaces()),
                                whole(before.publicSurfaces())),
                        new Row(
                                CoveragePhrase.REPORTS.text(),
                                whole(before.userReports()),
                                between(estimate.userReports(), w)),
                        new Row(
                                CoveragePhrase.BEHAVIOUR.text(),
                                whole(before.behaviour()),
                                between(estimate.behaviour(), w)),
                        new Row(CoveragePhrase.ALL.text(), whole(before.total()), between(estimate.after(), w))),
                percent(estimate.lost(), w),
                List.of(
                        gain(CoveragePhrase.VERIFIED, estimate, estimate.verified(), w),
                        gain(CoveragePhrase.PROMPTED, estimate, estimate.prompted(), w),
                        gain(CoveragePhrase.ELSEWHERE, estimate, estimate.elsewhere(), w),
                        gain(CoveragePhrase.TOGETHER, estimate, estimate.together(), w)),
                Arrays.stream(Assumption.values())
                        .map(one -> new Row(CoveragePhrase.of(one), percent(one.taken(), w), one.label()))
                        .toList());
    }

    private static Row gain(CoveragePhrase what, Estimate estimate, Range part, Words w) {
        return new Row(what.text(), between(part, w), percent(estimate.share(part), w));
    }

    private static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String between(Range range, Words w) {
        String low = whole(Math.round(range.low()));
        String high = whole(Math.round(range.high()));
        return low.equals(high) ? low : w.say(CoveragePhrase.TO, low, high);
    }

    private static String percent(Range range, Words w) {
        String low = Math.round(range.low() * 100) + " %";
        String high = Math.round(range.high() * 100) + " %";
        return low.equals(high) ? low : w.say(CoveragePhrase.TO, low, high);
    }
}
