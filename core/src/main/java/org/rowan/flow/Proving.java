package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseTrail;
import org.rowan.auditlog.EntryText;
import org.rowan.auditlog.EntryType;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.LoggedEntry;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;

/// The act of proving, from the published log, when the keys of a case's evidence were destroyed. It opens
/// nothing: what it tells stands in the log for every auditor.
public final class Proving {
    private final Journal journal;
    private final LogSource<IOException> log;

    public Proving(Journal journal, LogSource<IOException> log) {
        this.journal = journal;
        this.log = log;
    }

    /// One destruction. `at`: the time of its entry. `basis`: the word of the log. `keyIds`: of the object
    /// keys that went, as `evidence.seal` named them. `logged`: the entry with its proof.
    public record Destruction(Instant at, String basis, List<String> keyIds, LoggedEntry logged) {
        public Destruction {
            keyIds = List.copyOf(keyIds);
        }
    }

    /// The destructions of the case in the published log, oldest first: none while there was none, and for a
    /// moment after one until the next head is signed.
    ///
    /// - Errors: `IOException` when the log cannot be read or does not prove the case.
    public Optional<List<Destruction>> destructions(CaseId id) throws IOException {
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.empty();
        Reference reference = Reference.of(loaded.get().secrets().blind(), "case", Bytes.utf8(id.value()));
        Instant since = loaded.get().file().opened().at();
        return switch (CaseTrail.of(log, reference, since)) {
            case CaseTrail.Gap gap ->
                throw new IOException("case %s: the published log does not prove the case: %s. Nothing is proven; see"
                                .formatted(id, gap.what())
                        + " docs/operate/back-up.md.");
            case CaseTrail.Trail trail ->
                Optional.of(trail.entries().stream()
                        .flatMap(entry -> destruction(entry).stream())
                        .toList());
        };
    }

    private static Optional<Destruction> destruction(LoggedEntry logged) {
        if (!(EntryText.read(logged.entry().text()) instanceof EntryText.Wellformed text)
                || !text.known().equals(Optional.of(EntryType.EVIDENCE_DESTROY))) {
            return Optional.empty();
        }
        List<String> keyIds = Arrays.stream(text.value("key_ids").orElse("").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        return Optional.of(new Destruction(text.time(), text.value("basis").orElse(""), keyIds, logged));
    }
}
