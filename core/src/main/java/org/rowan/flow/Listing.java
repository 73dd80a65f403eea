package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListFile;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Attested;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.signal.SignalType;

/// The act of importing, confirming, switching off and on, and retiring hash lists.
public final class Listing {
    private final HashLists lists;
    private final ListFacts facts;
    private final Keys keys;
    private final InstantSource clock;

    public Listing(HashLists lists, Journal journal, Keys keys, InstantSource clock) {
        this.lists = lists;
        this.facts = new ListFacts(journal, keys);
        this.keys = keys;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    public record Done(HashList list) implements Outcome {}

    /// The file is not a list of this kind; nothing was imported. `sentence`: for a person.
    public record BadFile(String sentence) implements Outcome {}

    public record NameTaken(String name) implements Outcome {}

    public record NoSuchList(String name) implements Outcome {}

    public record RoleMissing() implements Outcome {}

    public record Refused(HashList.Why why) implements Outcome {}

    /// What uploads are compared with at this moment: the number of the snapshot, and its entries, drills
    /// aside.
    public record InForce(long number, int entries) {}

    public InForce inForce() throws IOException {
        HashIndex index = lists.snapshot();
        return new InForce(index.number(), index.sizeWithoutDrills());
    }

    /// What is imported. `terms`: empty for those that the name alone gives.
    public record Import(String name, String source, SignalType type, boolean drill, Optional<ListTerms> terms) {}

    /// `by`: who imports, by command line or console; not one of the two who confirm.
    public Outcome add(PersonId by, Import what, Bytes file) throws IOException {
        if (taken(what.name())) return new NameTaken(what.name());
        return switch (ListFile.parse(what.name(), what.type(), file)) {
            case ListFile.Refused refused -> new BadFile(refused.sentence());
            case ListFile.Records records -> add(by, what, records.records());
        };
    }

    public Outcome add(PersonId by, String name, String source, SignalType type, boolean drill, Bytes file)
            throws IOException {
        return add(by, new Import(name, source, type, drill, Optional.empty()), file);
    }

    private Outcome add(PersonId by, Import what, List<ListRecord> records) throws IOException {
        HashList list = HashList.imported(
                freshId(), what.name(), what.source(), what.type(), what.drill(), records, by.value(), clock.instant());
        return keep(by, what.terms().map(list::under).orElse(list), records);
    }

    /// A list without entries, which come one by one.
    public Outcome open(PersonId by, Import what) throws IOException {
        if (taken(what.name())) return new NameTaken(what.name());
        ListTerms terms = what.terms().orElseGet(() -> ListTerms.of(what.name()));
        HashList list = HashList.opened(
                freshId(), what.name(), what.source(), what.type(), what.drill(), terms, by.value(), clock.instant());
        return keep(by, list, List.of());
    }

    private Outcome keep(PersonId by, HashList list, List<ListRecord> records) throws IOException {
        Bytes salt = keys.fresh(Blind.LENGTH);
        List<Attested> attested = new ArrayList<>();
        attested.add(facts.imported(
                list,
                salt,
                records.stream()
                        .filter(r -> r.standing() == ListRecord.Standing.ENTRY)
                        .map(ListRecord::signal)
                        .toList(),
                by));
        if (!list.terms().reach().equals(Reach.COMMON)) {
            attested.add(facts.reach(list, list.terms().reach(), "set", List.of(by), list.importedAt()));
        }
        lists.add(list, records, salt, attested);
        return new Done(list);
    }

    private boolean taken(String name) throws IOException {
        return lists.named(name)
                .filter(l -> !(l.list().status() instanceof HashList.Retired))
                .isPresent();
    }

    private ListId freshId() {
        return new ListId("l-" + keys.fresh(8).hex());
    }

    /// One person's word that this list may match; the second one puts it in force.
    public Outcome confirm(Person who, String name) throws IOException {
        if (lacksRole(who)) return new RoleMissing();
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        HashList list = listed.get().list();
        return change(list, list.confirm(who.id().value(), now), facts.confirmed(listed.get(), now, who.id()));
    }

    public Outcome retire(PersonId by, String name) throws IOException {
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        HashList list = listed.get().list();
        return change(list, list.retire(by.value(), now), facts.retired(listed.get(), now, by));
    }

    /// Switches matching of a list off, for now.
    public Outcome pause(PersonId by, String name) throws IOException {
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        HashList list = listed.get().list();
        return change(list, list.pause(by.value(), now), facts.paused(listed.get(), now, by));
    }

    /// Switches it on again.
    public Outcome resume(PersonId by, String name) throws IOException {
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        HashList list = listed.get().list();
        return change(list, list.resume(by.value(), now), facts.resumed(listed.get(), now, by));
    }

    /// Another reach for a list, which a second person has to agree to.
    public Outcome propose(PersonId by, String name, Reach reach) throws IOException {
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        HashList list = listed.get().list();
        String stage = list.drill() ? "set" : "proposed";
        return change(
                list, list.propose(by.value(), reach), facts.reach(list, reach, stage, List.of(by), clock.instant()));
    }

    /// The second person's word for it.
    public Outcome agree(Person who, String name) throws IOException {
        if (lacksRole(who)) return new RoleMissing();
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        HashList list = listed.get().list();
        HashList.Change change = list.agree(who.id().value());
        if (change instanceof HashList.Refused refused) return new Refused(refused.why());
        HashList.Proposed proposed = list.proposed().orElseThrow();
        List<PersonId> both = List.of(new PersonId(proposed.by()), who.id());
        return change(list, change, facts.reach(list, proposed.reach(), "set", both, clock.instant()));
    }

    /// One record of a list, if it is there.
    public Optional<ListRecord> record(ListId list, int number) throws IOException {
        return lists.records(list, number, 1).stream()
                .filter(record -> record.number() == number)
                .findFirst();
    }

    public List<Listed> all() throws IOException {
        return lists.all();
    }

    private static boolean lacksRole(Person who) {
        return !who.is(Role.LEAD) && !who.is(Role.ADMIN);
    }

    private Outcome change(HashList from, HashList.Change change, Attested attested) throws IOException {
        return switch (change) {
            case HashList.Refused refused -> new Refused(refused.why());
            case HashList.Changed changed -> {
                if (!lists.change(from, changed.list(), List.of(attested))) {
                    throw new IOException("list \"" + from.name()
                            + "\" was changed by somebody else at the same moment." + " Nothing was done. Try again.");
                }
                yield new Done(changed.list());
            }
        };
    }
}
