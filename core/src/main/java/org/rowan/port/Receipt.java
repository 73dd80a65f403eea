package org.rowan.port;

import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.MatchFact;
import org.rowan.screening.Screening;
import org.rowan.signal.WhyUndecodable;

/// What an upload came to.
///
/// - `compared`: entries in force when it was screened. `matches`: nearest first. `caseId`, `logIndex`:
///   when a case was opened. `why`, `undecodable`: when it could not be compared as a picture.
///   `asked`: somebody else's matchers that had to be asked. `harmless`: where it mattered that
///   the very file is known as harmless.
public record Receipt(
        Outcome outcome,
        int compared,
        List<MatchFact> matches,
        Optional<CaseId> caseId,
        Optional<Long> logIndex,
        Optional<Screening.Why> why,
        Optional<WhyUndecodable> undecodable,
        List<Matcher> asked,
        Optional<HashLists.Harmless> harmless) {
    public Receipt {
        matches = List.copyOf(matches);
        asked = List.copyOf(asked);
    }

    /// Of an item that nobody else was asked about.
    public Receipt(
            Outcome outcome,
            int compared,
            List<MatchFact> matches,
            Optional<CaseId> caseId,
            Optional<Long> logIndex,
            Optional<Screening.Why> why,
            Optional<WhyUndecodable> undecodable) {
        this(outcome, compared, matches, caseId, logIndex, why, undecodable, List.of(), Optional.empty());
    }

    /// Of a notice that nothing matched. `compared`: 0 where it brought nothing to compare.
    public static Receipt ofNotice(int compared) {
        return new Receipt(
                Outcome.NOTICED,
                compared,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Somebody else's matcher and what it answered.
    public record Matcher(String name, Said said) {}

    public enum Said {
        KNOWN,
        NOT_KNOWN,
        /// It was not asked, did not answer, or did not compare.
        NOT_CHECKED
    }

    public enum Outcome {
        /// Compared with every entry in force, and near to none. Nothing is kept but a count.
        CLEAR,
        /// Near to an entry, or equal to one: sealed, and waiting for a person.
        MATCHED,
        /// Could not be compared; sealed, and waiting for a person by the operator's policy.
        HELD,
        /// Somebody noticed it, and no list knows it: waiting for a person.
        NOTICED,
        /// Could not be compared, and the operator's policy is not to hold such items. Never the same as
        /// clear.
        UNSCREENABLE
    }

    public Receipt at(Optional<Long> index) {
        return new Receipt(outcome, compared, matches, caseId, index, why, undecodable, asked, harmless);
    }

    public Receipt about(CaseId opened) {
        return new Receipt(
                outcome, compared, matches, Optional.of(opened), logIndex, why, undecodable, asked, harmless);
    }
}
