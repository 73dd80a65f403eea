package org.rowan.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Completeness;
import org.rowan.cases.Destination;
import org.rowan.cases.MinimumReport;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.hook.Need;

/// What each destination asks for, as the operator set it up.
///
/// - `reason`: whether whoever refers with a gap has to say why. A child at immediate risk never waits for that, nor
///   does a report to the NCA with priority 1.
public record ReportNeeds(Map<Destination, List<Need>> of, boolean reason) {
    public static final ReportNeeds NONE = new ReportNeeds(Map.of(), false);

    public ReportNeeds {
        of = Map.copyOf(of);
    }

    /// For each destination that asks for something.
    List<Completeness> completeness(CaseFile file) {
        List<Completeness> all = new ArrayList<>();
        for (Destination to : Arrays.asList(Destination.values())) {
            Optional.ofNullable(of.get(to))
                    .filter(needs -> !needs.isEmpty())
                    .ifPresent(needs -> all.add(Completeness.of(file, to, needs)));
        }
        return all;
    }

    Optional<MinimumReport> minimum(CaseFile file) {
        return MinimumReport.of(
                file, Optional.ofNullable(of.get(Destination.NCA)).orElse(List.of()));
    }

    /// The gaps that this referral has to give a reason for.
    List<Need> toExplain(CaseFile file, Refer refer) {
        if (!reason || refer.imminent().isPresent() || MinimumReport.allowed(refer)) return List.of();
        List<Need> needs = Optional.ofNullable(of.get(refer.destination())).orElse(List.of());
        return Completeness.of(file, refer.destination(), needs).gaps();
    }
}
