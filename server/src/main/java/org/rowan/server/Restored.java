package org.rowan.server;

import java.io.IOException;
import java.util.Optional;
import org.rowan.flow.AfterRestore;
import org.rowan.store.log.LogStanding;
import org.rowan.store.log.LogTiles;
import org.rowan.store.log.SequencedEntries;

/// Whether a process may act on the journal that it finds: a journal from a back-up holds filings that may
/// have been finished since.
///
/// - `acts`: whether filings, destruction and the log go on. `notice`: what the operator has to know.
record Restored(boolean acts, Optional<String> notice) {

    /// Looks before anything is written. `accepted`: the operator knows that the journal was restored.
    static Restored look(LogTiles tiles, SequencedEntries entries, AfterRestore act, boolean accepted)
            throws IOException {
        Optional<String> wrong = wrong(tiles.standing(entries));
        if (!accepted) return new Restored(wrong.isEmpty(), wrong.map(Restored::suspended));
        String told = "started after a restore: %d filings are unsettled; for each a person with the role filer asks"
                        .formatted(act.unsettle())
                + " the agency and enters its answer. What was decided after the back-up was taken is open again:"
                + " compare the queue with what the agencies have before anybody decides.";
        return new Restored(
                true, Optional.of(wrong.map(sentence -> told + " " + sentence).orElse(told)));
    }

    private static Optional<String> wrong(LogStanding standing) {
        return switch (standing) {
            case LogStanding.Sound sound -> Optional.empty();
            case LogStanding.Renamed renamed -> Optional.of(renamed.sentence());
            case LogStanding.Broken broken -> Optional.of(broken.sentence());
        };
    }

    private static String suspended(String sentence) {
        return sentence + " Until that is settled nothing is filed, destroyed or published. If the journal comes from a"
                + " back-up, read docs/operate/back-up.md, Restore, and start with --after-restore.";
    }
}
