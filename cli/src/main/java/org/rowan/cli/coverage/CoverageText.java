package org.rowan.cli.coverage;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.rowan.coverage.Assumption;
import org.rowan.coverage.Counts;
import org.rowan.coverage.Estimate;
import org.rowan.coverage.Range;

/// An estimate, for a terminal.
final class CoverageText {
    private static final String ROW = "  %-52s %14s %22s%n";

    private final PrintWriter out;

    CoverageText(PrintWriter out) {
        this.out = out;
    }

    void print(Estimate estimate, Map<Assumption, Range> assumed, Optional<String> published) {
        published.ifPresent(status -> out.println(status + "\n"));
        Counts before = estimate.before();
        out.println("A switch to end-to-end encryption, in referrals:");
        out.printf(ROW, "", "today", "after the switch");
        out.printf(ROW, "matching of private messages on the servers", whole(before.privateMatching()), "0");
        out.printf(
                ROW,
                "public posts, profile and group pictures",
                whole(before.publicSurfaces()),
                whole(before.publicSurfaces()));
        out.printf(ROW, "reports by users", whole(before.userReports()), between(estimate.userReports()));
        out.printf(ROW, "what began with behaviour", whole(before.behaviour()), between(estimate.behaviour()));
        out.printf(ROW, "all", whole(before.total()), between(estimate.after()));
        out.println("  lost: " + percent(estimate.lost()) + "\n");
        out.println("What brings some of it back:");
        gain("reports by users that prove what was sent", estimate, estimate.verified());
        gain("asking people to report, at the right moment", estimate, estimate.prompted());
        gain("matching profile pictures and public groups", estimate, estimate.elsewhere());
        gain("what there is with all three", estimate, estimate.together());
        out.println("\nTaken for granted, and measured by nobody (--assume NAME=LOW-HIGH):");
        for (Assumption one : Assumption.values()) {
            out.printf("  %-16s %-11s %s%n", one.label(), plain(assumed.getOrDefault(one, one.taken())), about(one));
        }
        out.println("\nAn estimate of referrals, not of children. Nothing in it looks into an encrypted message or at a"
                + " device,\nand metadata alone reports nobody.");
    }

    private void gain(String what, Estimate estimate, Range part) {
        out.printf("  %-52s %37s%n", what, between(part) + "  (" + percent(estimate.share(part)) + ")");
    }

    private static String about(Assumption one) {
        return switch (one) {
            case REPORTS_LOST -> "of the reports about private messages: lost, because nobody can check them";
            case BEHAVIOUR_LOST -> "of what began with behaviour: lost, because it needs closed content";
            case PROVEN -> "of the reports that would be lost: kept, when they come with proof";
            case PROMPTED -> "more reports about private messages, as a share of today's, when people are asked";
            case SEEN_ELSEWHERE ->
                "of what is found in private messages: by accounts that show listed pictures in public";
        };
    }

    private static String whole(long count) {
        return "%,d".formatted(count);
    }

    private static String between(Range range) {
        String low = whole(Math.round(range.low()));
        String high = whole(Math.round(range.high()));
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String percent(Range range) {
        long low = Math.round(range.low() * 100);
        long high = Math.round(range.high() * 100);
        return low == high ? low + " %" : low + " to " + high + " %";
    }

    private static String plain(Range range) {
        return range.low() == range.high() ? "" + range.low() : range.low() + "-" + range.high();
    }
}
