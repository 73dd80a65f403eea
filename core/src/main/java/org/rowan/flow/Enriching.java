package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.Note;
import org.rowan.auditlog.Reference;
import org.rowan.cases.Account;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.FactNoted;
import org.rowan.cases.CaseEvent.FactsStated;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Completeness;
import org.rowan.cases.Facts;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// The act of adding to a case what the service told when it was asked, and what a person found out instead. It
/// adds and never changes: what was stated at the upload stays.
public final class Enriching {
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final Duration clockTolerance;

    public Enriching(Journal journal, Keys keys, InstantSource clock, Duration clockTolerance) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.clockTolerance = clockTolerance;
    }

    public sealed interface Taken {}

    public record Added() implements Taken {}

    /// The same was told before; nothing was added.
    public record Repeated() implements Taken {}

    public record Refused(Why why) implements Taken {}

    public enum Why {
        /// Nobody asked this of the service about this case.
        NOT_ASKED,
        /// It is about another account than the case.
        OTHER_ACCOUNT,
        /// Something is said to have happened in the future by our clock.
        CLOCK_AHEAD,
        /// It says nothing.
        EMPTY,
        /// The evidence of the case is destroyed; nothing is collected any more.
        OVER
    }

    /// Adds what was told in answer to `delivery`. `teller`: who told it, as the operator calls it.
    public Taken state(CaseId id, DeliveryId delivery, String teller, Facts facts) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Why.NOT_ASKED);
            CaseFile file = loaded.get().file();
            Instant now = clock.instant();
            Optional<Why> refusal = refusal(file, delivery, facts, now);
            if (refusal.isPresent()) return new Refused(refusal.get());
            FactsStated stated = new FactsStated(now, delivery, teller, facts);
            if (file.all(FactsStated.class).stream().anyMatch(before -> same(before, stated))) return new Repeated();
            if (commit(loaded.get(), stated, Note.FACTS_STATED, Records.facts(stated), Optional.empty(), now)) {
                return new Added();
            }
        }
        throw kept(id);
    }

    private Optional<Why> refusal(CaseFile file, DeliveryId delivery, Facts facts, Instant now) {
        boolean asked = Asks.of(file)
                .of(delivery)
                .filter(one -> one.asked().ask().kind() == Ask.Kind.ENRICH)
                .isPresent();
        if (!asked) return Optional.of(Why.NOT_ASKED);
        if (file.state() == org.rowan.cases.CaseState.DESTROYED) return Optional.of(Why.OVER);
        if (facts.isEmpty()) return Optional.of(Why.EMPTY);
        if (facts.isAfter(now.plus(clockTolerance))) return Optional.of(Why.CLOCK_AHEAD);
        return other(file.item().account(), facts) ? Optional.of(Why.OTHER_ACCOUNT) : Optional.empty();
    }

    /// An account that both name has to be the same, in whatever place it is named.
    private static boolean other(Account known, Facts facts) {
        if (known.isUnknown()) return false;
        boolean item = facts.account().filter(a -> !a.id().equals(known.id())).isPresent();
        boolean party = facts.circumstances()
                .account()
                .flatMap(p -> p.profile().id())
                .filter(id -> !id.equals(known.id()))
                .isPresent();
        return item || party;
    }

    private static boolean same(FactsStated before, FactsStated now) {
        return before.delivery().equals(now.delivery()) && before.facts().equals(now.facts());
    }

    /// A person says that a fact is not held, and why.
    ///
    /// - Errors: `IllegalArgumentException` for words that are blank or too long.
    public Optional<Refusal> notHeld(Person who, CaseId id, Need need, String because) throws IOException {
        if (!who.mayReview()) return Optional.of(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
            if (Completeness.standing(file, need) instanceof Completeness.Held)
                return Optional.of(Refusal.NOTHING_TO_ASK);
            Instant now = clock.instant();
            FactNoted noted = new FactNoted(now, who.id(), need, because);
            if (commit(loaded.get(), noted, Note.NOT_HELD, Records.noted(noted), Optional.of(who.id()), now)) {
                return Optional.empty();
            }
        }
        throw kept(id);
    }

    private boolean commit(
            Loaded loaded, CaseEvent event, Note note, org.rowan.base.Bytes record, Optional<PersonId> by, Instant now)
            throws IOException {
        CaseFile file = loaded.file();
        var blind = loaded.secrets().blind();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        file.id(),
                        new CaseFact.CaseNote(
                                note,
                                Reference.of(blind, "record", record),
                                by.map(person -> List.of(Records.actor(blind, person)))
                                        .orElse(List.of())))
                .toCase(file.id(), file.version(), List.of(event));
        return journal.commit(change) instanceof Journal.Done;
    }

    private static IOException kept(CaseId id) {
        return new IOException(
                "case " + id + " kept changing while facts were being added. Nothing was added. Try again.");
    }
}
