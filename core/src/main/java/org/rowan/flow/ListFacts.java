package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.ListRoot;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.cases.PersonId;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.Reach;
import org.rowan.port.HashLists.Attested;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.LivingLists;
import org.rowan.signal.Signal;

/// What the log is told of hash lists.
final class ListFacts {
    private final Journal journal;
    private final Keys keys;

    ListFacts(Journal journal, Keys keys) {
        this.journal = journal;
        this.keys = keys;
    }

    Attested imported(HashList list, Bytes salt, List<Signal> entries, PersonId by) throws IOException {
        ListRoot root = root(salt, entries);
        return attested(new ServiceFact.ListImport(
                label(list.id().value()),
                label(list.source()),
                label(String.valueOf(list.importedAt().getEpochSecond())),
                list.entries(),
                root.root(),
                root.saltCommit(),
                list.drill(),
                actor(list.importedAt(), by)));
    }

    Attested confirmed(Listed list, Instant at, PersonId by) throws IOException {
        return attested(new ServiceFact.ListConfirm(label(list), list.importLeaf(), actor(at, by)));
    }

    Attested retired(Listed list, Instant at, PersonId by) throws IOException {
        return attested(new ServiceFact.ListRetire(label(list), list.importLeaf(), actor(at, by)));
    }

    Attested paused(Listed list, Instant at, PersonId by) throws IOException {
        return attested(new ServiceFact.ListPause(label(list), list.importLeaf(), actor(at, by)));
    }

    Attested resumed(Listed list, Instant at, PersonId by) throws IOException {
        return attested(new ServiceFact.ListResume(label(list), list.importLeaf(), actor(at, by)));
    }

    Attested voted(Listed list, ServiceFact.Voted vote, Instant at, PersonId by) throws IOException {
        return attested(new ServiceFact.ListVote(label(list), list.importLeaf(), vote, actor(at, by)));
    }

    /// - Shapes: `by`: empty where the breaker did it.
    Attested suspended(Listed list, int record, Instant at, Optional<PersonId> by) throws IOException {
        ServiceFact.Doubt why = by.isEmpty() ? ServiceFact.Doubt.MASS_MATCHES : ServiceFact.Doubt.A_PERSON;
        List<PersonId> actors = by.map(List::of).orElse(List.of());
        return attested(new ServiceFact.EntrySuspend(
                label(list),
                list.importLeaf(),
                entry(list, record, at),
                why,
                Records.actors(journal.staffBlind(at), actors)));
    }

    Attested reinstated(Listed list, int record, Instant at, PersonId by) throws IOException {
        return attested(
                new ServiceFact.EntryReinstate(label(list), list.importLeaf(), entry(list, record, at), actor(at, by)));
    }

    private Reference entry(Listed list, int record, Instant at) throws IOException {
        return Reference.of(
                journal.staffBlind(at), "entry", Bytes.utf8(list.list().id().value() + "\n" + record));
    }

    /// The limits of one list, stated before they are used. An own limit that is not stated is the common
    /// one. `stage`: "proposed" or "set".
    Attested reach(HashList list, Reach reach, String stage, List<PersonId> by, Instant at) throws IOException {
        Map<Label, Long> settings = new TreeMap<>();
        settings.put(new Label("own-distance"), reach.distance().isPresent() ? 1L : 0L);
        settings.put(new Label("own-quality"), reach.quality().isPresent() ? 1L : 0L);
        reach.distance().ifPresent(d -> settings.put(new Label("pdq-max-distance"), (long) d));
        reach.quality().ifPresent(q -> settings.put(new Label("pdq-min-quality"), (long) q));
        return attested(ServiceFact.PolicySet.of(
                label("list-reach-" + stage + "." + list.id().value()),
                settings,
                Records.actors(journal.staffBlind(at), by)));
    }

    /// How the log is told of single entries.
    LivingLists.Attest deltas(ServiceFact.Delta change, Instant at, PersonId by) throws IOException {
        Reference actor = actor(at, by);
        return delta -> attested(new ServiceFact.ListDelta(
                label(delta.list()),
                delta.list().importLeaf(),
                change,
                delta.entered().size(),
                root(delta.salt(), delta.entered()).root(),
                delta.left().size(),
                root(delta.salt(), delta.left()).root(),
                actor));
    }

    private Reference actor(Instant at, PersonId by) throws IOException {
        return Records.actor(journal.staffBlind(at), by);
    }

    private Attested attested(ServiceFact fact) {
        return new Attested(new Attesting(keys).salt(), fact);
    }

    private static ListRoot root(Bytes salt, List<Signal> entries) {
        return ListRoot.of(
                new Blind(salt), entries.stream().map(ListFacts::listed).toList());
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

    private static Label label(Listed list) {
        return label(list.list().id().value());
    }

    /// A list's id or source as a label: lower case, with `-` for whatever a label does not allow.
    private static Label label(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        return new Label(slug.isEmpty() ? "unnamed" : slug.substring(0, Math.min(slug.length(), Label.MAX_LENGTH)));
    }
}
