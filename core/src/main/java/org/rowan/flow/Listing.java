package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.ListRoot;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListFile;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The act of importing, confirming and retiring hash lists.
public final class Listing {
    private final HashLists lists;
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;

    public Listing(HashLists lists, Journal journal, Keys keys, InstantSource clock) {
        this.lists = lists;
        this.journal = journal;
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

    /// What uploads are compared with at this moment: the number of the snapshot, and its entries, drills aside.
    public record InForce(long number, int entries) {}

    public InForce inForce() throws IOException {
        HashIndex index = lists.snapshot();
        return new InForce(index.number(), index.sizeWithoutDrills());
    }

    /// `by`: who imports, by command line or console; not one of the two who confirm.
    public Outcome add(PersonId by, String name, String source, SignalType type, boolean drill, Bytes file)
            throws IOException {
        if (lists.named(name)
                .filter(l -> !(l.list().status() instanceof HashList.Retired))
                .isPresent()) {
            return new NameTaken(name);
        }
        return switch (ListFile.parse(name, type, file)) {
            case ListFile.Refused refused -> new BadFile(refused.sentence());
            case ListFile.Records records -> add(by, name, source, type, drill, records.records());
        };
    }

    private Outcome add(
            PersonId by, String name, String source, SignalType type, boolean drill, List<ListRecord> records)
            throws IOException {
        Instant now = clock.instant();
        ListId id = new ListId("l-" + keys.fresh(8).hex());
        HashList list = HashList.imported(id, name, source, type, drill, records, by.value(), now);
        Bytes salt = keys.fresh(Blind.LENGTH);
        ListRoot root = ListRoot.of(
                new Blind(salt),
                records.stream()
                        .filter(r -> r.standing() == ListRecord.Standing.ENTRY)
                        .map(r -> listed(r.signal()))
                        .toList());
        ServiceFact fact = new ServiceFact.ListImport(
                label(list.id().value()),
                label(source),
                label(String.valueOf(now.getEpochSecond())),
                list.entries(),
                root.root(),
                root.saltCommit(),
                drill,
                Records.actor(journal.staffBlind(now), by));
        lists.add(list, records, salt, attested(fact));
        return new Done(list);
    }

    /// One person's word that this list may match; the second one puts it in force.
    public Outcome confirm(Person who, String name) throws IOException {
        if (!who.is(Role.LEAD) && !who.is(Role.ADMIN)) return new RoleMissing();
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        ServiceFact fact = new ServiceFact.ListConfirm(
                label(listed.get().list().id().value()),
                listed.get().importLeaf(),
                Records.actor(journal.staffBlind(now), who.id()));
        return change(listed.get().list(), listed.get().list().confirm(who.id().value(), now), fact);
    }

    public Outcome retire(PersonId by, String name) throws IOException {
        Optional<Listed> listed = lists.named(name);
        if (listed.isEmpty()) return new NoSuchList(name);
        Instant now = clock.instant();
        ServiceFact fact = new ServiceFact.ListRetire(
                label(listed.get().list().id().value()),
                listed.get().importLeaf(),
                Records.actor(journal.staffBlind(now), by));
        return change(listed.get().list(), listed.get().list().retire(by.value(), now), fact);
    }

    public List<Listed> all() throws IOException {
        return lists.all();
    }

    private Outcome change(HashList from, HashList.Change change, ServiceFact fact) throws IOException {
        return switch (change) {
            case HashList.Refused refused -> new Refused(refused.why());
            case HashList.Changed changed -> {
                if (!lists.change(from, changed.list(), attested(fact))) {
                    throw new IOException("list \"" + from.name()
                            + "\" was changed by somebody else at the same moment." + " Nothing was done. Try again.");
                }
                yield new Done(changed.list());
            }
        };
    }

    private HashLists.Attested attested(ServiceFact fact) {
        return new HashLists.Attested(new Attesting(keys).salt(), fact);
    }

    private static ListRoot.Listed listed(Signal signal) {
        ListRoot.Algorithm algorithm = switch (signal.type()) {
            case PDQ -> ListRoot.Algorithm.PDQ;
            case MD5 -> ListRoot.Algorithm.MD5;
            case SHA1 -> ListRoot.Algorithm.SHA1;
            case SHA256 -> ListRoot.Algorithm.SHA256;
        };
        return new ListRoot.Listed(algorithm, Bytes.ofHex(signal.hex()));
    }

    /// A list's id or source as a label: lower case, with `-` for whatever a label does not allow.
    private static Label label(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        return new Label(slug.isEmpty() ? "unnamed" : slug.substring(0, Math.min(slug.length(), Label.MAX_LENGTH)));
    }
}
