package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.referral.Elsewhere;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.Telling;

/// The act of putting a referral that people decided on into another form. It sends nothing, opens no
/// evidence, and changes neither the state of the case nor any count: one case told in five forms is one
/// case.
public final class Exporting {
    private static final Set<CaseState> STANDING = EnumSet.of(CaseState.REFERRED, CaseState.FILED, CaseState.UNSETTLED);

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;

    public Exporting(Journal journal, Keys keys, InstantSource clock) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    /// On record before it is handed out.
    public record Exported(Bytes document) implements Outcome {}

    public record Refused(Refusal why) implements Outcome {}

    /// Nothing was made: see [Formed.Lacking].
    public record Lacking(List<String> what) implements Outcome {
        public Lacking {
            what = List.copyOf(what);
        }
    }

    /// 1. May this person, and does a referral stand? 2. The document is made, by `write`. 3. Event and log
    ///    entry, which binds the very bytes, are committed and published. 4. Only then it is handed out.
    public Outcome export(Person who, CaseId id, Label form, Function<Telling, Formed> write) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (!who.mayFile()) return new Refused(Refusal.ROLE_MISSING);
            if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
            if (loaded.get().file().recused(who.id())) return new Refused(Refusal.RECUSED);
            Optional<Referral> referral = standing(loaded.get());
            if (referral.isEmpty()) return new Refused(Refusal.NOT_REFERRED);
            Instant now = clock.instant();
            Telling telling =
                    new Telling(referral.get(), elsewhere(loaded.get().file()), keys.fresh(Telling.SEED_BYTES), now);
            switch (write.apply(telling)) { // 2
                case Formed.Lacking lacking -> {
                    return new Lacking(lacking.what());
                }
                case Formed.Document document -> {
                    Change change = recorded(loaded.get(), who, form, referral.get(), document.bytes(), now);
                    if (journal.commit(change) instanceof Journal.Done) return new Exported(document.bytes()); // 3, 4
                }
            }
        }
        throw new IOException("case " + id + ": the export could not be recorded, because the case kept changing."
                + " Nothing was handed out. Try again.");
    }

    private Change recorded(Loaded loaded, Person who, Label form, Referral referral, Bytes document, Instant now) {
        CaseFile file = loaded.file();
        var blind = loaded.secrets().blind();
        return new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        file.id(),
                        new CaseFact.ReferralExport(
                                form,
                                Endings.packageReference(blind, referral),
                                Reference.of(blind, "document", document),
                                List.of(Records.actor(blind, who.id()))))
                .toCase(
                        file.id(),
                        file.version(),
                        List.of(new CaseEvent.Exported(
                                now, who.id(), referral.filing().value(), form.text(), Digest.of(document))))
                .publishFirst();
    }

    /// The referral as it was frozen when the reviewers agreed; empty where none stands now.
    private static Optional<Referral> standing(Loaded loaded) {
        if (!STANDING.contains(loaded.file().state())) return Optional.empty();
        return loaded.file().all(CaseEvent.ReferralAccepted.class).stream()
                .reduce((earlier, later) -> later)
                .flatMap(accepted -> loaded.filing(accepted.filing()))
                .map(filing -> filing.referral());
    }

    private static List<Elsewhere> elsewhere(CaseFile file) {
        List<Elsewhere> all = new ArrayList<>(Stream.concat(
                        file.filed().stream()
                                .map(f -> new Elsewhere(f.destination().label(), Optional.of(f.reference()), f.at())),
                        file.all(CaseEvent.Exported.class).stream()
                                .map(e -> new Elsewhere(e.form(), Optional.empty(), e.at())))
                .toList());
        all.sort(Comparator.comparing(Elsewhere::at));
        return all;
    }
}
