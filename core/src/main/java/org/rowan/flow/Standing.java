package org.rowan.flow;

import java.time.Instant;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.port.Agenda.Planned;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.Next;
import org.rowan.referral.OpenReport;

/// How one filing stands at one moment.
///
/// - `attempt`: how often its next step was tried without success, and once more. `nextTry`: when it is worked
///   on again; empty when that is not planned. `report`: opened, and not finished.
public record Standing(
        CaseFile file,
        FilingFile filing,
        Condition condition,
        int attempt,
        Optional<Instant> nextTry,
        Optional<OpenReport> report) {
    private static final int OFTEN = 3;

    /// In the order in which people should look at them.
    public enum Condition {
        /// Nobody knows whether it arrived.
        UNSETTLED,
        SET_ASIDE,
        /// Opened, and soon deleted at the agency.
        RUNS_OUT,
        FAILING,
        WAITS_FOR_PERSON,
        UNDER_WAY,
        FILED,
        /// Refused, or certainly not delivered: the case went back to the reviewers.
        RETURNED;

        public boolean underWay() {
            return this != FILED && this != RETURNED;
        }
    }

    public CaseId caseId() {
        return file.id();
    }

    public boolean drill() {
        return file.drill();
    }

    static Standing of(CaseFile file, FilingFile filing, Optional<Planned> planned, Instant now) {
        Next next = filing.next();
        return new Standing(
                file,
                filing,
                condition(file, filing, next, now),
                attempt(filing, next),
                planned.filter(p -> !p.parked()).map(Planned::due),
                filing.openReport());
    }

    private static Condition condition(CaseFile file, FilingFile filing, Next next, Instant now) {
        boolean runsOut = filing.openReport().filter(r -> r.runsOut(now)).isPresent();
        return switch (next) {
            case Next.End end -> ended(file, end.outcome());
            case Next.StandAside aside -> Condition.SET_ASIDE;
            case Next.WaitForPerson wait -> Condition.WAITS_FOR_PERSON;
            case Next.Take take -> runsOut ? Condition.RUNS_OUT : underWay(filing.stumbles());
            case Next.Again again -> runsOut ? Condition.RUNS_OUT : underWay(again.failures() + filing.stumbles());
        };
    }

    private static Condition underWay(int failures) {
        return failures >= OFTEN ? Condition.FAILING : Condition.UNDER_WAY;
    }

    private static Condition ended(CaseFile file, FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed -> Condition.FILED;
            case FilingOutcome.Rejected rejected -> Condition.RETURNED;
            case FilingOutcome.NotSent notSent -> Condition.RETURNED;
            case FilingOutcome.Unknown unknown ->
                file.state() == CaseState.UNSETTLED ? Condition.UNSETTLED : Condition.RETURNED;
        };
    }

    private static int attempt(FilingFile filing, Next next) {
        int failures = next instanceof Next.Again again ? again.failures() : 0;
        return 1 + Math.max(failures, filing.stumbles());
    }
}
