package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.KeepingFact;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.OpeningApproved;
import org.rowan.cases.CaseEvent.OpeningAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// The act by which two leads agree that everything about a case is handed out: one asks, in whose name and what
/// for, and another one agrees to these very words. Both is on record before anything is opened.
public final class Approving {
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final OpeningRules rules;

    public Approving(Journal journal, Keys keys, InstantSource clock, OpeningRules rules) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
    }

    /// - Errors: `IllegalArgumentException` for words as [Packing#order] refuses them.
    public Optional<Refusal> ask(Person who, CaseId id, String authority, String purpose) throws IOException {
        Packing.requirePrintable("authority", authority);
        Packing.requirePrintable("purpose", purpose);
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        if (loaded.get().file().recused(who.id())) return Optional.of(Refusal.RECUSED);
        Blind blind = loaded.get().secrets().blind();
        return commit(
                loaded.get().file(),
                new KeepingFact.OpeningAsk(
                        words(blind, "authority", authority),
                        words(blind, "purpose", purpose),
                        Records.actor(blind, who.id())),
                new OpeningAsked(clock.instant(), who.id(), authority, purpose));
    }

    /// Agrees to what was asked last.
    public Optional<Refusal> approve(Person who, CaseId id) throws IOException {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        CaseFile file = loaded.get().file();
        if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
        Optional<OpeningAsked> asked = file.asked();
        if (asked.isEmpty()) return Optional.of(Refusal.NOTHING_ASKED);
        if (asked.get().by().equals(who.id())) return Optional.of(Refusal.OWN_REQUEST);
        Blind blind = loaded.get().secrets().blind();
        Instant now = clock.instant();
        Instant until = now.plus(rules.approvalFor());
        return commit(
                file,
                new KeepingFact.OpeningApprove(
                        words(blind, "authority", asked.get().authority()),
                        words(blind, "purpose", asked.get().purpose()),
                        until,
                        Records.actor(blind, who.id())),
                new OpeningApproved(now, who.id(), until));
    }

    private Optional<Refusal> commit(CaseFile file, CaseFact fact, CaseEvent event) throws IOException {
        Change change = new Attesting(keys)
                .ofCase(Change.at(event.at()), file.id(), fact)
                .toCase(file.id(), file.version(), java.util.List.of(event));
        if (journal.commit(change) instanceof Journal.Done) return Optional.empty();
        throw new IOException(
                "case " + file.id() + " changed while this was being written. Nothing was done; try again.");
    }

    private static Reference words(Blind blind, String field, String words) {
        return Reference.of(blind, field, Bytes.utf8(words));
    }
}
