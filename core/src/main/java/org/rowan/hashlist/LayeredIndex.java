package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The entries in force, in layers: what was there before stays as it is, and what is new becomes a small
/// layer of its own. What is gone is masked. So a change costs what it changes, not what there is.
///
/// A layer is merged with the next one that is not much smaller, and so there are few; an entry is merged
/// about as often as the number of entries can be halved.
public final class LayeredIndex implements HashIndex {
    private final long number;
    private final List<Layer> layers;
    private final Map<ListId, HashList> inForce;
    private final Masks masks;
    private final Reaches reaches;
    private final Map<SignalType, Integer> sizes = new EnumMap<>(SignalType.class);
    private final Map<SignalType, Integer> withoutDrills = new EnumMap<>(SignalType.class);

    /// `lists`: those of its entries.
    private record Layer(FastIndex index, Set<ListId> lists) {

        static Layer of(FastIndex index) {
            return new Layer(index, index.lists());
        }
    }

    /// Hands over the entries of one list whose record number is greater than `after`.
    @FunctionalInterface
    public interface Reader<E extends Exception> {
        void read(HashList list, int after, FastIndex.Builder into) throws E;
    }

    private LayeredIndex(long number, List<Layer> layers, Map<ListId, HashList> inForce, Masks masks) {
        this.number = number;
        this.layers = List.copyOf(layers);
        this.inForce = Map.copyOf(inForce);
        this.masks = masks;
        reaches = new Reaches(inForce.values().stream()
                .filter(list -> !list.terms().reach().equals(Reach.COMMON))
                .collect(Collectors.toMap(HashList::id, list -> list.terms().reach())));
        for (SignalType type : SignalType.values()) {
            sizes.put(type, count(type, list -> true));
            withoutDrills.put(type, count(type, list -> !list.drill()));
        }
    }

    private int count(SignalType type, Predicate<HashList> which) {
        int standing = layers.stream()
                .mapToInt(l -> l.index.size(type, list -> inForce.containsKey(list.id()) && which.test(list)))
                .sum();
        int hidden = inForce.values().stream()
                .filter(list -> list.type() == type && which.test(list))
                .mapToInt(list -> masks.hidden(list.id()))
                .sum();
        return standing - hidden;
    }

    /// No list in force.
    public static LayeredIndex empty(long number) {
        return new LayeredIndex(number, List.of(), Map.of(), Masks.NONE);
    }

    /// The index for the lists that are in force now. Of lists that are known already only the records
    /// beyond those read before are read.
    ///
    /// - Shapes: `lists`: with the highest record number of each. `gone`: the entries that left since this
    ///   index was made; others that never were in it may be among them.
    /// - Errors: what `reader` throws; this index stays as it is.
    public <E extends Exception> LayeredIndex next(
            long newNumber, List<HashList> lists, Collection<Gone> gone, Reader<E> reader) throws E {
        Map<ListId, HashList> wanted = new HashMap<>();
        lists.forEach(list -> wanted.put(list.id(), list));
        Map<ListId, HashList> known = new HashMap<>(inForce);
        known.keySet().retainAll(wanted.keySet());
        Masks.Change hidden = masks.change();
        inForce.keySet().stream().filter(id -> !known.containsKey(id)).forEach(hidden::forget);
        hidden.hide(gone.stream().filter(entry -> wasRead(entry, known)).toList());
        FastIndex.Keep keep = (list, record) -> keeps(list.id(), record, known, hidden);
        List<Layer> kept = new ArrayList<>();
        for (Layer layer : layers) tidied(layer, wanted, known, hidden, keep, newNumber, kept);
        FastIndex.Builder builder = new FastIndex.Builder();
        for (HashList list : lists) {
            int after = known.containsKey(list.id()) ? known.get(list.id()).records() : 0;
            if (after < list.records()) reader.read(list, after, builder);
        }
        if (builder.size() > 0) kept.add(merged(builder, kept, keep, newNumber));
        return new LayeredIndex(newNumber, kept, wanted, hidden.done());
    }

    private static boolean wasRead(Gone entry, Map<ListId, HashList> known) {
        HashList list = known.get(entry.list());
        return list != null && entry.record() <= list.records();
    }

    /// Whether an entry goes into the layer that is being made. One that does not need not be hidden any
    /// more.
    private static boolean keeps(ListId list, int record, Map<ListId, HashList> known, Masks.Change hidden) {
        if (!known.containsKey(list)) return false;
        if (!hidden.hides(list, record)) return true;
        hidden.forget(list, record);
        return false;
    }

    /// A layer of which less than half still counts is made anew; so is one with entries of a list that
    /// was out of force and is read again.
    private static void tidied(
            Layer layer,
            Map<ListId, HashList> wanted,
            Map<ListId, HashList> known,
            Masks.Change hidden,
            FastIndex.Keep keep,
            long number,
            List<Layer> into) {
        boolean readAgain = layer.lists.stream().anyMatch(list -> wanted.containsKey(list) && !known.containsKey(list));
        if (!readAgain && halfCounts(layer, known, hidden)) {
            into.add(layer);
            return;
        }
        FastIndex.Builder builder = new FastIndex.Builder();
        builder.addAll(layer.index, keep);
        if (builder.size() > 0) into.add(Layer.of(builder.build(number)));
    }

    /// Counts one by one only where the sums do not tell.
    private static boolean halfCounts(Layer layer, Map<ListId, HashList> known, Masks.Change hidden) {
        long inForce = Stream.of(SignalType.values())
                .mapToLong(type -> layer.index.size(type, list -> known.containsKey(list.id())))
                .sum();
        long mostHidden = layer.lists.stream().mapToLong(hidden::hidden).sum();
        if (2L * (inForce - mostHidden) >= layer.index.size()) return true;
        return mostHidden > 0 && 2L * layer.index.count(known::containsKey, hidden::hides) >= layer.index.size();
    }

    /// The new layer, with the last ones that are not more than twice its size.
    private static Layer merged(FastIndex.Builder builder, List<Layer> kept, FastIndex.Keep keep, long number) {
        while (!kept.isEmpty() && kept.getLast().index.size() <= 2L * builder.size()) {
            builder.addAll(kept.removeLast().index, keep);
        }
        return Layer.of(builder.build(number));
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int size() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public int size(SignalType type) {
        return sizes.getOrDefault(type, 0);
    }

    @Override
    public int sizeWithoutDrills() {
        return withoutDrills.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public int sizeWithoutDrills(SignalType type) {
        return withoutDrills.getOrDefault(type, 0);
    }

    @Override
    public boolean suspended(HashEntry entry) {
        HashList list = inForce.get(entry.list());
        return list != null && list.suspended().contains(entry.record());
    }

    @Override
    public Reaches reaches() {
        return reaches;
    }

    @Override
    public List<HashEntry> within(PdqHash hash, int maxDistance) {
        List<HashEntry> found = new ArrayList<>();
        for (Layer layer : layers) living(layer.index.within(hash, maxDistance), found);
        if (layers.size() > 1) {
            found.sort(Comparator.comparingInt(
                    entry -> entry.signal() instanceof PdqHash listed ? listed.distance(hash) : PdqHash.BITS));
        }
        return found;
    }

    @Override
    public List<HashEntry> exact(Signal signal) {
        List<HashEntry> found = new ArrayList<>();
        for (Layer layer : layers) living(layer.index.exact(signal), found);
        return found;
    }

    private void living(List<HashEntry> entries, List<HashEntry> into) {
        for (HashEntry entry : entries) {
            if (inForce.containsKey(entry.list()) && !masks.hides(entry.list(), entry.record())) into.add(entry);
        }
    }

    /// Writes what counts, and nothing that is gone: of a list that is not in force any more, or an entry
    /// that was taken out, no trace is written. A layer with such entries is made anew for it. Of the lists
    /// only id and number of records are written.
    public <E extends Exception> void write(IndexSink<E> sink) throws E {
        sink.number(number);
        List<HashList> lists = List.copyOf(inForce.values());
        Map<ListId, Integer> numbers = new HashMap<>();
        sink.number(lists.size());
        for (HashList list : lists) {
            numbers.put(list.id(), numbers.size());
            sink.text(list.id().value());
            sink.number(list.records());
        }
        for (Layer layer : layers) {
            FastIndex index = whole(layer.index);
            if (index.size() == 0) continue;
            sink.number(index.size());
            index.write(sink, numbers);
        }
        sink.number(0);
    }

    /// The layer without what does not count.
    private FastIndex whole(FastIndex index) {
        if (index.count(inForce::containsKey, masks::hides) == index.size()) return index;
        FastIndex.Builder builder = new FastIndex.Builder();
        builder.addAll(index, (list, record) -> inForce.containsKey(list.id()) && !masks.hides(list.id(), record));
        return builder.build(index.number());
    }

    /// What was written. `next` brings it up to date.
    ///
    /// - Shapes: `known`: all lists there are, as they stand now; names and terms come from here.
    /// - Errors: `IllegalArgumentException` when it is no index, or has a list that is not known. What
    ///   `source` throws.
    public static <E extends Exception> LayeredIndex read(IndexSource<E> source, List<HashList> known) throws E {
        long number = source.number();
        if (number < 0) throw new IllegalArgumentException("snapshots are numbered from 0");
        Map<ListId, HashList> byId = new HashMap<>();
        known.forEach(list -> byId.put(list.id(), list));
        List<HashList> lists = new ArrayList<>();
        for (long left = source.number(); left > 0; left--) {
            HashList list = byId.get(new ListId(source.text()));
            long records = source.number();
            if (list == null || records < 0 || records > list.records()) {
                throw new IllegalArgumentException("a list is not known, or has more records than are known");
            }
            lists.add(list.counting((int) records, (int) Math.min(list.entries(), records), List.of()));
        }
        List<Layer> layers = new ArrayList<>();
        for (long size = source.number(); size > 0; size = source.number()) {
            FastIndex index = FastIndex.read(source, lists, number);
            if (index.size() != size) throw new IllegalArgumentException("a layer has another size than it says");
            layers.add(Layer.of(index));
        }
        Map<ListId, HashList> inForce = lists.stream().collect(Collectors.toMap(HashList::id, list -> list));
        return new LayeredIndex(number, layers, inForce, Masks.NONE);
    }

    int layers() {
        return layers.size();
    }

    /// The bytes that the layers take.
    public long bytes() {
        return layers.stream().mapToLong(l -> l.index.bytes()).sum();
    }

    /// Each layer with its entries and how its PDQ hashes are cut for look-up, a line each.
    public List<String> describe() {
        return layers.stream()
                .map(l -> "%,d entries; %s".formatted(l.index.size(), l.index.describe()))
                .toList();
    }
}
