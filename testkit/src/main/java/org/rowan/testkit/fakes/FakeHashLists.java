package org.rowan.testkit.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.Reach;
import org.rowan.hashlist.Reaches;
import org.rowan.hashlist.ScanIndex;
import org.rowan.port.HashLists;
import org.rowan.signal.Sha256;

/// Hash lists in memory, attesting to the log of a `FakeJournal`.
public final class FakeHashLists implements HashLists {

    /// A list with its records, which `FakeLivingLists` and `FakeFeeds` change.
    static final class Kept {
        HashList list;
        final Bytes salt;
        final Digest importLeaf;
        final List<Row> rows = new ArrayList<>();

        Kept(HashList list, Bytes salt, Digest importLeaf) {
            this.list = list;
            this.salt = salt;
            this.importLeaf = importLeaf;
        }

        Listed listed() {
            return new Listed(list, importLeaf);
        }
    }

    record Row(ListRecord record, Optional<String> key) {}

    private final Map<ListId, Kept> kept = new LinkedHashMap<>();
    private final FakeJournal journal;
    private long changes;

    public FakeHashLists(FakeJournal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized void add(HashList list, List<ListRecord> records, Bytes salt, List<Attested> attested) {
        boolean taken = kept.values().stream()
                .anyMatch(k -> k.list.name().equals(list.name()) && !(k.list.status() instanceof HashList.Retired));
        if (taken) throw new IllegalArgumentException("a list of this name exists and is not retired");
        List<Digest> leaves = attested.stream()
                .map(fact -> journal.attest(list.importedAt(), fact))
                .toList();
        Kept fresh = new Kept(list, salt, leaves.getFirst());
        records.forEach(record -> fresh.rows.add(new Row(record, Optional.empty())));
        kept.put(list.id(), fresh);
        changes++;
    }

    @Override
    public synchronized boolean change(HashList from, HashList to, List<Attested> attested) {
        Optional<Kept> old = kept(from.id()).filter(k -> k.list.equals(from));
        if (old.isEmpty()) return false;
        attested.forEach(fact -> journal.attest(to.importedAt(), fact));
        old.get().list = to;
        changes++;
        return true;
    }

    /// A case that was reopened says nothing any more, and one that refers the file overrules all.
    @Override
    public synchronized Harmless harmless(Sha256 sha256, Instant at) {
        boolean found = false;
        for (CaseFile file : journal.allCases()) {
            boolean about = file.all(CaseEvent.EvidenceSealed.class).stream()
                    .anyMatch(e -> e.evidence().digests().sha256().equals(sha256));
            if (!about) continue;
            boolean referred = !file.all(CaseEvent.ReferralAccepted.class).isEmpty();
            if (referred && file.state() != CaseState.CORRECTED) return listed(sha256);
            found |= file.harmlessUntil().filter(until -> until.isAfter(at)).isPresent();
        }
        return found ? Harmless.REVIEWED : listed(sha256);
    }

    private Harmless listed(Sha256 sha256) {
        return kept.values().stream()
                        .filter(k -> k.list.status() instanceof HashList.InForce)
                        .flatMap(k -> k.rows.stream())
                        .anyMatch(row -> row.record().standing() == ListRecord.Standing.NEGATIVE
                                && row.record().signal().equals(sha256))
                ? Harmless.LISTED
                : Harmless.UNKNOWN;
    }

    @Override
    public synchronized List<Listed> all() {
        return new ArrayList<>(kept.values())
                .reversed().stream().map(Kept::listed).toList();
    }

    @Override
    public synchronized List<ListRecord> records(ListId list, int first, int limit) {
        return kept(list).map(k -> k.rows).orElse(List.of()).stream()
                .map(Row::record)
                .filter(r -> r.number() >= first)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized HashIndex snapshot() {
        List<HashEntry> entries = kept.values().stream()
                .flatMap(k -> k.list.entriesOf(k.rows.stream().map(Row::record).toList()).stream())
                .toList();
        Reaches reaches = new Reaches(kept.values().stream()
                .map(k -> k.list)
                .filter(list -> list.inForce() && !list.terms().reach().equals(Reach.COMMON))
                .collect(Collectors.toMap(HashList::id, list -> list.terms().reach())));
        Map<ListId, HashList> lists = kept.values().stream().collect(Collectors.toMap(k -> k.list.id(), k -> k.list));
        return ScanIndex.of(
                changes,
                entries,
                reaches,
                entry -> Optional.ofNullable(lists.get(entry.list()))
                        .filter(list -> list.suspended().contains(entry.record()))
                        .isPresent());
    }

    Optional<Kept> kept(ListId list) {
        return Optional.ofNullable(kept.get(list));
    }

    List<Kept> kept() {
        return List.copyOf(kept.values());
    }

    void attest(java.time.Instant at, Attested fact) {
        journal.attest(at, fact);
        changes++;
    }
}
