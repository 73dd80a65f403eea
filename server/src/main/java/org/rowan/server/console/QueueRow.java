package org.rowan.server.console;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.cases.ChildRisk;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Source;
import org.rowan.screening.Strength;

/// One case of the queue. `imminent`: somebody saw a child at immediate risk, and the referral came back.
public record QueueRow(
        String id,
        boolean drill,
        boolean imminent,
        Source source,
        List<String> lists,
        Strength strength,
        ChildRisk risk,
        Instant since,
        Duration waiting,
        CaseState state,
        Optional<PersonId> claimedBy) {

    /// Children at immediate risk, then by the danger to a child, then strong before weak, real before drill, oldest
    /// first.
    static final Comparator<QueueRow> ORDER = comparing((QueueRow r) -> !r.imminent)
            .thenComparing(r -> r.risk.rank())
            .thenComparing(r -> r.strength != Strength.STRONG)
            .thenComparing(QueueRow::drill)
            .thenComparing(QueueRow::since);

    static QueueRow of(CaseFile file, Instant now) {
        Instant since = file.opened().at();
        return new QueueRow(
                file.id().value(),
                file.drill(),
                imminent(file),
                file.opened().source(),
                file.opened().matches().stream().map(MatchFact::list).distinct().toList(),
                file.opened().strength(),
                ChildRisk.of(file),
                since,
                Duration.between(since, now),
                file.state(),
                file.claimedBy(now));
    }

    private static boolean imminent(CaseFile file) {
        return file.all(CaseEvent.Decided.class).stream()
                .anyMatch(d ->
                        d.decision() instanceof Refer refer && refer.imminent().isPresent());
    }
}
