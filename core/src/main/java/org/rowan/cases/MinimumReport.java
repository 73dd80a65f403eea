package org.rowan.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.ReferralAccepted;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.hook.Need;

/// A report to the NCA with priority 1 that went at once, without facts that the desk asks for. What is found out later
/// follows as a further report of the case, which cites the reference of this one.
///
/// - `missing`: what nobody knew when it was ordered. `settled`: what of that is held now, or known not to be.
public record MinimumReport(String filing, String reference, List<Need> missing, List<Need> settled) {
    public MinimumReport {
        missing = List.copyOf(missing);
        settled = List.copyOf(settled);
    }

    /// Whether this referral does not wait for what is missing.
    public static boolean allowed(Refer refer) {
        return refer.destination() == Destination.NCA && refer.priority().equals(Optional.of(Priority.ONE));
    }

    /// The newest report of a filed case, where it was such a one. `needs`: what the desk asks for.
    public static Optional<MinimumReport> of(CaseFile file, List<Need> needs) {
        List<ReferralFiled> filed = file.filedAndStanding();
        if (file.state() != CaseState.FILED || filed.isEmpty()) return Optional.empty();
        ReferralFiled last = filed.getLast();
        CaseFile then = until(file, last.filing());
        boolean allowed = then.decisions().values().stream()
                .anyMatch(decision -> decision instanceof Refer refer && allowed(refer));
        List<Need> missing = Completeness.of(then, Destination.NCA, needs).gaps();
        if (last.destination() != Destination.NCA || !allowed || missing.isEmpty()) return Optional.empty();
        List<Need> settled = new ArrayList<>(missing);
        settled.removeAll(Completeness.of(file, Destination.NCA, needs).gaps());
        return Optional.of(new MinimumReport(last.filing(), last.reference(), missing, settled));
    }

    /// The case as it stood when that filing was ordered.
    private static CaseFile until(CaseFile file, String filing) {
        List<CaseEvent> then = new ArrayList<>();
        for (CaseEvent event : file.events()) {
            then.add(event);
            if (event instanceof ReferralAccepted accepted && accepted.filing().equals(filing)) break;
        }
        return new CaseFile(file.id(), then);
    }
}
