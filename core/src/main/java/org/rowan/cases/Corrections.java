package org.rowan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.CorrectionTold;
import org.rowan.cases.CaseEvent.FollowUpOpened;
import org.rowan.cases.Reviewed.Accepted;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Reviewed.Refused;

/// The rules of what comes after a report was filed, as functions of a case and an act: a further report, and
/// taking back what was a mistake.
///
/// - Errors of all: `IllegalArgumentException` for words that are blank or too long.
public final class Corrections {
    private Corrections() {}

    /// Puts a concluded case back before the reviewers for a further report. A case whose reports were taken back can
    /// be followed up as well: the correction itself may have been the mistake.
    public static Reviewed followUp(CaseFile file, Person who, String reason, Instant now) {
        FollowUpOpened opened = new FollowUpOpened(now, who.id(), reason);
        return lead(file, who)
                .or(() -> switch (file.state()) {
                    case FILED, CORRECTED -> Optional.empty();
                    case DESTROYED -> Optional.of(Refusal.EXPIRED);
                    default -> Optional.of(Refusal.NOT_FILED);
                })
                .<Reviewed>map(Refused::new)
                .orElseGet(() -> accepted(opened));
    }

    /// Asks that the reports of a case be taken back. The evidence may be gone by then: an appeal can come late.
    public static Reviewed ask(CaseFile file, Person who, String reason, Instant now) {
        CorrectionAsked asked = new CorrectionAsked(now, who.id(), reason);
        return lead(file, who)
                .or(() -> standing(file))
                .<Reviewed>map(Refused::new)
                .orElseGet(() -> accepted(asked));
    }

    /// Agrees to what was asked last: another person than who asked, unless the operator works without a second
    /// reviewer.
    public static Reviewed correct(CaseFile file, Person who, ReviewRules rules, Instant now) {
        if (!who.mayReview()) return new Refused(Refusal.ROLE_MISSING);
        if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
        Optional<CorrectionAsked> asked = file.correctionAsked();
        if (asked.isEmpty()) return new Refused(Refusal.NOTHING_ASKED);
        if (rules.secondReviewer() && asked.get().by().equals(who.id())) return new Refused(Refusal.OWN_REQUEST);
        return standing(file).<Reviewed>map(Refused::new).orElseGet(() -> accepted(new Corrected(now, who.id())));
    }

    /// Puts on record that the agency was told. Nobody is told by Rowan: no agency takes a correction by its
    /// interface.
    public static Reviewed told(CaseFile file, Person who, String filing, String how, Instant now) {
        CorrectionTold told = new CorrectionTold(now, who.id(), filing, how);
        if (!who.mayFile()) return new Refused(Refusal.ROLE_MISSING);
        if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
        boolean untold = file.untold().stream().anyMatch(filed -> filed.filing().equals(filing));
        return untold ? accepted(told) : new Refused(Refusal.NOT_CORRECTED);
    }

    private static Optional<Refusal> lead(CaseFile file, Person who) {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        return file.recused(who.id()) ? Optional.of(Refusal.RECUSED) : Optional.empty();
    }

    /// While a further report is decided or on its way, that comes to its end first.
    private static Optional<Refusal> standing(CaseFile file) {
        boolean still = file.state() == CaseState.FILED || file.state() == CaseState.DESTROYED;
        return still && !file.filedAndStanding().isEmpty() ? Optional.empty() : Optional.of(Refusal.NOT_FILED);
    }

    private static Accepted accepted(CaseEvent event) {
        return new Accepted(List.of(event), Optional.empty());
    }
}
