package org.rowan.server.console;

import java.time.Instant;
import java.util.Optional;
import org.rowan.cases.Destination;
import org.rowan.flow.Standing;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.OpenReport;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Text;

/// One filing. `reference`: empty until the destination confirmed it. `attempt`: of what comes next, where
/// something does. `lapses`: until when an opened report stays open at the agency.
public record SentRow(
        String id,
        boolean drill,
        Text state,
        Destination destination,
        String reference,
        Optional<Integer> attempt,
        Optional<Instant> nextTry,
        Optional<Instant> lapses,
        Optional<Text> answer) {

    static SentRow of(Standing standing) {
        return new SentRow(
                standing.caseId().value(),
                standing.drill(),
                FilingWords.of(standing.condition()),
                standing.filing().referral().destination(),
                standing.filing()
                        .outcome()
                        .map(outcome -> outcome instanceof FilingOutcome.Filed filed ? filed.reference() : "")
                        .orElse(""),
                Optional.of(standing.attempt()).filter(a -> standing.nextTry().isPresent()),
                standing.nextTry(),
                standing.report().map(OpenReport::lapses),
                standing.filing().lastAnswer().map(answered -> FilingWords.brief(answered.answer())));
    }
}
