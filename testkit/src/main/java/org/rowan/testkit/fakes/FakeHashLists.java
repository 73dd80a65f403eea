package org.rowan.testkit.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ScanIndex;
import org.rowan.port.HashLists;

/// Hash lists in memory, attesting to the log of a `FakeJournal`.
public final class FakeHashLists implements HashLists {
    private record Kept(HashList list, List<ListRecord> records, Digest importLeaf) {}

    private final Map<ListId, Kept> kept = new LinkedHashMap<>();
    private final FakeJournal journal;
    private long changes;

    public FakeHashLists(FakeJournal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized void add(HashList list, List<ListRecord> records, Bytes salt, Attested attested) {
        boolean taken = kept.values().stream()
                .anyMatch(k -> k.list().name().equals(list.name()) && !(k.list().status() instanceof HashList.Retired));
        if (taken) throw new IllegalArgumentException("a list of this name exists and is not retired");
        Digest leaf = journal.attest(list.importedAt(), attested);
        kept.put(list.id(), new Kept(list, List.copyOf(records), leaf));
        changes++;
    }

    @Override
    public synchronized boolean change(HashList from, HashList to, Attested attested) {
        Optional<Kept> old =
                Optional.ofNullable(kept.get(from.id())).filter(k -> k.list().equals(from));
        if (old.isEmpty()) return false;
        journal.attest(to.importedAt(), attested);
        kept.put(from.id(), new Kept(to, old.get().records(), old.get().importLeaf()));
        changes++;
        return true;
    }

    @Override
    public synchronized List<Listed> all() {
        return new ArrayList<>(kept.values())
                .reversed().stream()
                        .map(k -> new Listed(k.list(), k.importLeaf()))
                        .toList();
    }

    @Override
    public synchronized List<ListRecord> records(ListId list, int first, int limit) {
        return Optional.ofNullable(kept.get(list)).map(Kept::records).orElse(List.of()).stream()
                .filter(r -> r.number() >= first)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized HashIndex snapshot() {
        List<HashEntry> entries = kept.values().stream()
                .flatMap(k -> k.list().entriesOf(k.records()).stream())
                .toList();
        return ScanIndex.of(changes, entries);
    }
}
