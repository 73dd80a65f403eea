package org.rowan.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Retention;
import org.rowan.screening.Strength;

/// A dismissed case. `until`: when its evidence becomes due for destruction; empty under a hold.
public record DismissedRow(
        String id, boolean drill, List<String> lists, Strength strength, Instant at, Optional<Instant> until) {

    static DismissedRow of(CaseFile file, Retention retention) {
        Optional<Instant> until = switch (retention) {
            case Retention.Keep keep -> Optional.of(keep.until());
            case Retention.Destroy destroy -> Optional.of(destroy.since());
            case Retention.Held held -> held.until();
            case Retention.Open open -> Optional.empty();
            case Retention.Gone gone -> Optional.empty();
        };
        return new DismissedRow(
                file.id().value(),
                file.drill(),
                file.opened().matches().stream().map(MatchFact::list).distinct().toList(),
                file.opened().strength(),
                file.all(CaseEvent.Dismissed.class).getLast().at(),
                until);
    }
}
