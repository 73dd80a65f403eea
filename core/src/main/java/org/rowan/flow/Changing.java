package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Reviewed;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;

/// Changes a case by a rule, anew whenever the case moved on under it.
record Changing(Journal journal, InstantSource clock) {

    /// Makes the whole change of what the rule accepted, its events included.
    interface Write {
        Change of(Change change, Loaded loaded, List<CaseEvent> events);
    }

    /// Empty when it was done.
    ///
    /// - Errors: `IOException` when the case kept changing, or could not be read or written; nothing was done.
    Optional<Refusal> act(CaseId id, BiFunction<CaseFile, Instant, Reviewed> rule, Write write) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
            Instant now = clock.instant();
            switch (rule.apply(loaded.get().file(), now)) {
                case Reviewed.Refused refused -> {
                    return Optional.of(refused.why());
                }
                case Reviewed.Accepted accepted -> {
                    Change change = write.of(Change.at(now), loaded.get(), accepted.events());
                    if (journal.commit(change) instanceof Journal.Done) return Optional.empty();
                }
            }
        }
        throw new IOException(
                "case " + id + " could not be changed, because it kept changing. Nothing was done." + " Try again.");
    }
}
