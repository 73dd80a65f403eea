package org.rowan.hashlist;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rowan.signal.SignalType;

/// One imported list of one named provider. It matches only once two named people have confirmed it in the
/// console; importing is no confirmation, and whoever imported it is neither of the two. A drill list may
/// skip that and is a drill list for ever.
///
/// - Shapes: `name` and `source` are 1 to 100 printable characters. `records`: as received, which is also
///   the highest record number; `entries`: what matches of them. `living`: entries come and go one by one,
///   from an exchange or by people's hands, so there may be none. `proposed`: another reach, waiting for a
///   second person. `suspended`: record numbers of entries that are not believed for now, because they
///   matched too many different files. People are account ids.
/// - Source: responsible matching, promise 6: only named lists of named providers, confirmed by two people.
public record HashList(
        ListId id,
        String name,
        String source,
        SignalType type,
        boolean drill,
        int records,
        int entries,
        String importedBy,
        Instant importedAt,
        Status status,
        boolean living,
        ListTerms terms,
        Optional<Proposed> proposed,
        Set<Integer> suspended) {

    /// People who must confirm a list before it matches.
    public static final int CONFIRMATIONS = 2;

    private static final int MAX_NAME = 100;

    public sealed interface Status {}

    /// Matches nothing yet.
    public record AwaitingConfirmation(Set<String> confirmedBy) implements Status {
        public AwaitingConfirmation {
            confirmedBy = Set.copyOf(confirmedBy);
            if (confirmedBy.size() >= CONFIRMATIONS) {
                throw new IllegalArgumentException(
                        "a list confirmed by %d people is in force".formatted(confirmedBy.size()));
            }
        }
    }

    /// Matches. `confirmedBy` is empty for a drill list that was never confirmed.
    public record InForce(Instant since, Set<String> confirmedBy) implements Status {
        public InForce {
            confirmedBy = Set.copyOf(confirmedBy);
        }
    }

    /// Does not match for now: one person switched it off, and one switches it on again.
    public record Paused(Instant since, String by, Set<String> confirmedBy) implements Status {
        public Paused {
            requirePerson(by);
            confirmedBy = Set.copyOf(confirmedBy);
        }
    }

    /// Another reach that one person wants; a second one puts it in force.
    public record Proposed(Reach reach, String by) {
        public Proposed {
            requirePerson(by);
        }
    }

    /// Matches no more, for good; its records are kept.
    public record Retired(Instant since, String by) implements Status {
        public Retired {
            requirePerson(by);
        }
    }

    /// What became of a request to change a list.
    public sealed interface Change {}

    public record Changed(HashList list) implements Change {}

    public record Refused(Why why) implements Change {}

    public enum Why {
        /// One person confirms once.
        CONFIRMED_BEFORE_BY_THIS_PERSON,
        /// Whoever imported a list does not confirm it.
        IMPORTED_BY_THIS_PERSON,
        ALREADY_IN_FORCE,
        /// Only a list in force can be switched off.
        NOT_IN_FORCE,
        /// Only a list that was switched off can be switched on.
        NOT_PAUSED,
        /// Whoever proposes a reach does not agree to it.
        PROPOSED_BY_THIS_PERSON,
        NOTHING_PROPOSED,
        /// A retired list stays retired; import it anew.
        RETIRED
    }

    public HashList {
        suspended = Set.copyOf(suspended);
        requirePrintable("name", name);
        requirePrintable("source", source);
        requirePerson(importedBy);
        if (entries < 0 || records < entries) {
            throw new IllegalArgumentException(
                    "a list has 0 entries or more and at least as many records; got %d entries, %d records"
                            .formatted(entries, records));
        }
        if (status instanceof InForce inForce && !drill && inForce.confirmedBy().size() < CONFIRMATIONS) {
            throw new IllegalArgumentException("a list needs 2 confirmations to be in force; got "
                    + inForce.confirmedBy().size());
        }
    }

    /// A list as it stands right after its import: awaiting confirmation, or in force if it is for drills.
    public static HashList imported(
            ListId id,
            String name,
            String source,
            SignalType type,
            boolean drill,
            List<ListRecord> records,
            String by,
            Instant at) {
        Status status = drill ? new InForce(at, Set.of()) : new AwaitingConfirmation(Set.of());
        int entries = Math.toIntExact(records.stream()
                .filter(r -> r.standing() == ListRecord.Standing.ENTRY)
                .count());
        if (entries == 0) throw new IllegalArgumentException("a list that is imported has 1 entry or more; got 0");
        return new HashList(
                id,
                name,
                source,
                type,
                drill,
                records.size(),
                entries,
                by,
                at,
                status,
                false,
                ListTerms.of(name),
                Optional.empty(),
                Set.of());
    }

    /// A list whose entries will come and go; without any yet.
    public static HashList opened(
            ListId id,
            String name,
            String source,
            SignalType type,
            boolean drill,
            ListTerms terms,
            String by,
            Instant at) {
        Status status = drill ? new InForce(at, Set.of()) : new AwaitingConfirmation(Set.of());
        return new HashList(
                id, name, source, type, drill, 0, 0, by, at, status, true, terms, Optional.empty(), Set.of());
    }

    /// One person's confirmation; the second one puts the list in force.
    public Change confirm(String person, Instant at) {
        requirePerson(person);
        return switch (status) {
            case InForce inForce -> new Refused(Why.ALREADY_IN_FORCE);
            case Paused paused -> new Refused(Why.ALREADY_IN_FORCE);
            case Retired retired -> new Refused(Why.RETIRED);
            case AwaitingConfirmation awaiting -> {
                if (person.equals(importedBy)) {
                    yield new Refused(Why.IMPORTED_BY_THIS_PERSON);
                }
                if (awaiting.confirmedBy().contains(person)) {
                    yield new Refused(Why.CONFIRMED_BEFORE_BY_THIS_PERSON);
                }
                Set<String> people = new TreeSet<>(awaiting.confirmedBy());
                people.add(person);
                yield new Changed(with(
                        people.size() < CONFIRMATIONS ? new AwaitingConfirmation(people) : new InForce(at, people)));
            }
        };
    }

    /// Takes the list out of matching, whether or not it was in force.
    public Change retire(String person, Instant at) {
        return status instanceof Retired ? new Refused(Why.RETIRED) : new Changed(with(new Retired(at, person)));
    }

    public boolean inForce() {
        return status instanceof InForce;
    }

    /// What this list contributes to an index: nothing unless it is in force, and of its records only those
    /// that match.
    public List<HashEntry> entriesOf(List<ListRecord> received) {
        return inForce()
                ? received.stream()
                        .filter(r -> r.standing() == ListRecord.Standing.ENTRY)
                        .map(r -> new HashEntry(id, name, source, drill, r.number(), r.signal()))
                        .toList()
                : List.of();
    }

    /// Switches matching off, for now.
    public Change pause(String person, Instant at) {
        return status instanceof InForce force
                ? new Changed(with(new Paused(at, person, force.confirmedBy())))
                : new Refused(status instanceof Retired ? Why.RETIRED : Why.NOT_IN_FORCE);
    }

    /// Switches matching on again.
    public Change resume(String person, Instant at) {
        requirePerson(person);
        return status instanceof Paused paused
                ? new Changed(with(new InForce(at, paused.confirmedBy())))
                : new Refused(status instanceof Retired ? Why.RETIRED : Why.NOT_PAUSED);
    }

    /// Another reach, which one person wants. A drill list takes it at once.
    public Change propose(String person, Reach reach) {
        if (status instanceof Retired) return new Refused(Why.RETIRED);
        return new Changed(
                drill
                        ? with(terms.with(reach), Optional.empty())
                        : with(terms, Optional.of(new Proposed(reach, person))));
    }

    /// The second person's word for the proposed reach.
    public Change agree(String person) {
        requirePerson(person);
        if (status instanceof Retired) return new Refused(Why.RETIRED);
        if (proposed.isEmpty()) return new Refused(Why.NOTHING_PROPOSED);
        return proposed.get().by().equals(person)
                ? new Refused(Why.PROPOSED_BY_THIS_PERSON)
                : new Changed(with(terms.with(proposed.get().reach()), Optional.empty()));
    }

    /// The same list after some of its entries came or went. `gone`: records that match no more, about
    /// which there is no doubt left either.
    public HashList counting(int newRecords, int newEntries, Collection<Integer> gone) {
        Set<Integer> doubted = new HashSet<>(suspended);
        doubted.removeAll(Set.copyOf(gone));
        return new HashList(
                id,
                name,
                source,
                type,
                drill,
                newRecords,
                newEntries,
                importedBy,
                importedAt,
                status,
                living,
                terms,
                proposed,
                doubted);
    }

    /// The same list under other terms, before anything was imported of it.
    public HashList under(ListTerms next) {
        return with(next, Optional.empty());
    }

    /// The same list with one entry more that is not believed for now.
    public HashList suspending(int record) {
        Set<Integer> next = new HashSet<>(suspended);
        next.add(record);
        return with(next);
    }

    /// The same list, believing that entry again.
    public HashList reinstating(int record) {
        Set<Integer> next = new HashSet<>(suspended);
        next.remove(record);
        return with(next);
    }

    private HashList with(Set<Integer> next) {
        return new HashList(
                id,
                name,
                source,
                type,
                drill,
                records,
                entries,
                importedBy,
                importedAt,
                status,
                living,
                terms,
                proposed,
                next);
    }

    private HashList with(Status next) {
        return new HashList(
                id,
                name,
                source,
                type,
                drill,
                records,
                entries,
                importedBy,
                importedAt,
                next,
                living,
                terms,
                proposed,
                suspended);
    }

    private HashList with(ListTerms next, Optional<Proposed> proposal) {
        return new HashList(
                id,
                name,
                source,
                type,
                drill,
                records,
                entries,
                importedBy,
                importedAt,
                status,
                living,
                next,
                proposal,
                suspended);
    }

    private static void requirePrintable(String what, String text) {
        if (text.isBlank() || text.length() > MAX_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the %s of a list is 1 to %d printable characters; got %d characters"
                    .formatted(what, MAX_NAME, text.length()));
        }
    }

    private static void requirePerson(String person) {
        if (person.isBlank()) {
            throw new IllegalArgumentException("a list is imported, confirmed and retired by a named person; got none");
        }
    }
}
