package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.KeepingFact;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent.Opened;
import org.rowan.cases.CaseEvent.PreservationOrdered;
import org.rowan.cases.CaseEvent.PreservationReleased;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Item;
import org.rowan.cases.Noticed;
import org.rowan.cases.Person;
import org.rowan.cases.Retention;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.evidence.CaseKey;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.screening.Strength;

/// The act of having everything of one account frozen, without looking at any of it: from a case, or where there is
/// none. A lead orders it, or an administrator, who sees no case; what comes is taken in by [Keeping].
public final class Preserving {
    /// Of an account's id and of an authority's words.
    public static final int MOST = 255;

    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final RetentionRules rules;
    private final ServiceAsks asks;

    public Preserving(Journal journal, Keys keys, InstantSource clock, RetentionRules rules, ServiceAsks asks) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
        this.asks = asks;
    }

    /// Why, and on whose word.
    ///
    /// - Errors: `IllegalArgumentException` for words that are blank, too long or not printable.
    public record Order(String reason, Optional<String> authority) {
        public Order {
            requirePrintable("reason", reason, Packing.MAX_WORDS);
            authority.ifPresent(words -> requirePrintable("authority", words, MOST));
        }
    }

    public sealed interface Outcome {}

    /// `asked`: one name for each address of the service that is asked; none where none is set up. `again`: it was
    /// ordered before, and is kept from now on for as long again.
    public record Ordered(CaseId id, List<DeliveryId> asked, boolean again) implements Outcome {
        public Ordered {
            asked = List.copyOf(asked);
        }
    }

    public record Refused(Refusal why) implements Outcome {}

    /// Whether this person may order it, and end it.
    public static boolean may(Person who) {
        return who.is(Role.LEAD) || who.is(Role.ADMIN);
    }

    /// Freezes the account of a case.
    public Outcome order(Person who, CaseId id, Order order) throws IOException {
        if (!may(who)) return new Refused(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            Instant now = clock.instant();
            Optional<Refusal> refusal = refusal(who, file, now);
            if (refusal.isPresent()) return new Refused(refusal.get());
            PreservationOrdered ordered = new PreservationOrdered(now, who.id(), order.reason(), order.authority());
            Blind blind = loaded.get().secrets().blind();
            List<ServiceAsked> asked = asked(file.with(List.of(ordered)), ordered);
            Change change = attested(Change.at(now), file.id(), file.item().account(), blind, ordered);
            change = asks.writtenDown(change, id, blind, asked)
                    .toCase(id, file.version(), ServiceAsks.plus(List.of(ordered), asked));
            if (journal.commit(change) instanceof Journal.Done) {
                return ordered(id, asked, file.preservation().isPresent());
            }
        }
        throw kept(id, "Nothing was ordered.");
    }

    private Optional<Refusal> refusal(Person who, CaseFile file, Instant now) {
        if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
        boolean over =
                file.state() == CaseState.DESTROYED || Retention.of(file, rules, now) instanceof Retention.Destroy;
        if (over) return Optional.of(Refusal.EXPIRED);
        return file.item().account().isUnknown() ? Optional.of(Refusal.ACCOUNT_UNKNOWN) : Optional.empty();
    }

    /// Freezes an account about which there is no case: it gets a record of its own, in which nobody decides anything.
    /// The account whose record stands already is ordered again there.
    ///
    /// - `account`: as the service calls it. `drill`: practice, about nobody.
    /// - Errors: `IllegalArgumentException` for an account that is blank, too long or not printable.
    public Outcome order(Person who, String account, boolean drill, Order order) throws IOException {
        requirePrintable("account", account, MOST);
        if (!may(who)) return new Refused(Refusal.ROLE_MISSING);
        Optional<CaseId> standing = standing(account, drill);
        if (standing.isPresent()) return order(who, standing.get(), order);
        Instant now = clock.instant();
        CaseId id = CaseId.of(keys.fresh(CaseId.RANDOM_BYTES));
        CaseKey key = keys.newCaseKey(id.value());
        Blind blind = new Blind(keys.fresh(Blind.LENGTH));
        Opened opened =
                new Opened(now, Source.PRESERVED, about(id, account, drill, order, now), List.of(), Strength.WEAK);
        PreservationOrdered ordered = new PreservationOrdered(now, who.id(), order.reason(), order.authority());
        CaseFile file = new CaseFile(id, List.of(opened, ordered));
        List<ServiceAsked> asked = asked(file, ordered);
        Change change = Change.at(now).secret(new Change.KeepCaseSecrets(id, key, blind));
        change = new Attesting(keys)
                .ofCase(
                        change,
                        id,
                        new CaseFact.CaseOpen(
                                CaseFact.CaseSource.PRESERVATION,
                                Reference.of(blind, "item", Bytes.utf8("preservation\n" + account)),
                                drill));
        change = attested(change, id, opened.item().account(), blind, ordered);
        journal.commit(asks.writtenDown(change, id, blind, asked)
                .toCase(id, 0, ServiceAsks.plus(List.of(opened, ordered), asked)));
        return ordered(id, asked, false);
    }

    /// The record of this account that stands, oldest first.
    private Optional<CaseId> standing(String account, boolean drill) throws IOException {
        for (CaseFile file : records(List.of(CaseState.PRESERVED))) {
            boolean same = file.item().account().id().reveal().equals(account) && file.drill() == drill;
            boolean over = Retention.of(file, rules, clock.instant()) instanceof Retention.Destroy;
            if (same && !over) return Optional.of(file.id());
        }
        return Optional.empty();
    }

    /// The records of accounts without a case, oldest first: those that stand and those that were released.
    public List<CaseFile> records() throws IOException {
        return records(List.of(CaseState.PRESERVED, CaseState.RELEASED));
    }

    private List<CaseFile> records(List<CaseState> states) throws IOException {
        List<CaseFile> all = new ArrayList<>();
        Optional<CaseId> after = Optional.empty();
        List<CaseFile> page;
        do {
            page = journal.cases(states, after, AT_ONCE);
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == AT_ONCE);
        return all;
    }

    /// No item: nobody handed one in. Who made the service aware, and when, is what is known.
    private static Item about(CaseId id, String account, boolean drill, Order order, Instant now) {
        Noticed.By by = order.authority().isPresent() ? Noticed.By.THIRD_PARTY : Noticed.By.MODERATOR;
        return new Item(
                        id.value(),
                        Surface.ACCOUNT,
                        Account.known(account),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(new Noticed(by, now, drill));
    }

    private List<ServiceAsked> asked(CaseFile file, PreservationOrdered ordered) {
        var behind = new ServiceAsks.Behind(Optional.of(ordered.by()), Optional.of(ordered.reason()));
        return asks.everything(file, behind, ordered.at());
    }

    private Change attested(Change change, CaseId id, Account account, Blind blind, PreservationOrdered ordered) {
        return new Attesting(keys)
                .ofCase(
                        change,
                        id,
                        new KeepingFact.PreserveOrder(
                                Reference.of(
                                        blind,
                                        "account",
                                        Bytes.utf8(account.id().reveal())),
                                ordered.authority().map(words -> words(blind, "authority", words)),
                                words(blind, "reason", ordered.reason()),
                                Records.actor(blind, ordered.by())));
    }

    private static Outcome ordered(CaseId id, List<ServiceAsked> asked, boolean again) {
        return new Ordered(id, asked.stream().map(ServiceAsked::delivery).toList(), again);
    }

    /// Ends the order: nothing is taken in any more, and what was kept goes when the rules say. What the service itself
    /// keeps is the service's.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank, too long or not printable.
    public Optional<Refusal> release(Person who, CaseId id, String reason) throws IOException {
        requirePrintable("reason", reason, Packing.MAX_WORDS);
        if (!may(who)) return Optional.of(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
            if (file.state() == CaseState.DESTROYED) return Optional.of(Refusal.EXPIRED);
            if (file.preservation().isEmpty()) return Optional.of(Refusal.NOT_PRESERVED);
            Instant now = clock.instant();
            Blind blind = loaded.get().secrets().blind();
            Change change = new Attesting(keys)
                    .ofCase(
                            Change.at(now),
                            id,
                            new KeepingFact.PreserveRelease(
                                    words(blind, "reason", reason), Records.actor(blind, who.id())))
                    .toCase(id, file.version(), List.of(new PreservationReleased(now, who.id(), reason)));
            if (journal.commit(change) instanceof Journal.Done) return Optional.empty();
        }
        throw kept(id, "The order stands.");
    }

    private static Reference words(Blind blind, String field, String words) {
        return Reference.of(blind, field, Bytes.utf8(words));
    }

    private static void requirePrintable(String what, String text, int most) {
        boolean printable = text.codePoints().noneMatch(Preserving::hides);
        if (text.isBlank() || text.length() > most || !printable) {
            throw new IllegalArgumentException(
                    "the %s is 1 to %d printable characters; got %d, or some that cannot be seen. Nothing was done."
                            .formatted(what, most, text.length()));
        }
    }

    /// What cannot be seen, or turns the direction of what stands beside it.
    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static IOException kept(CaseId id, String what) {
        return new IOException("case " + id + " kept changing while this was being written. " + what + " Try again.");
    }
}
