package org.rowan.server.console;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Inert;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Text;
import org.rowan.server.words.Words;

/// An account that is frozen without a case. `at`: of the newest order. `content`: what becomes of what came; empty
/// while nothing has.
public record FrozenRow(
        String id, boolean drill, String account, CaseState state, Instant at, int files, Optional<Text> content) {

    static FrozenRow of(CaseFile file, org.rowan.cases.Retention retention, Words w) {
        int files = file.kept().size();
        return new FrozenRow(
                file.id().value(),
                file.drill(),
                Inert.of(file.item().account().id().reveal()),
                file.state(),
                file.all(CaseEvent.PreservationOrdered.class).getLast().at(),
                files,
                Optional.of(FilingWords.of(retention, w::when)).filter(text -> files > 0));
    }
}
