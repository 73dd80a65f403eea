package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The entries in force, in layers: what was there before stays as it is, and a new list becomes a small
/// layer of its own. A retired list is masked. So a change costs what it changes, not what there is.
///
/// A layer is merged with the next one that is not much smaller, and so there are few; an entry is merged
/// about as often as the number of entries can be halved.
public final class LayeredIndex implements HashIndex {
    private final long number;
    private final List<Layer> layers;
    private final Set<ListId> inForce;
    private final Map<SignalType, Integer> sizes = new EnumMap<>(SignalType.class);

    /// `lists`: all that were read for it, in force or not.
    private record Layer(FastIndex index, Set<ListId> lists) {}

    /// Hands over the entries of one list.
    @FunctionalInterface
    public interface Reader<E extends Exception> {
        void read(HashList list, FastIndex.Builder into) throws E;
    }

    private final int withoutDrills;

    private LayeredIndex(long number, List<Layer> layers, Set<ListId> inForce) {
        this.number = number;
        this.layers = List.copyOf(layers);
        this.inForce = Set.copyOf(inForce);
        for (SignalType type : SignalType.values()) {
            sizes.put(
                    type,
                    layers.stream()
                            .mapToInt(l -> l.index.size(type, list -> inForce.contains(list.id())))
                            .sum());
        }
        int earnest = 0;
        for (SignalType type : SignalType.values()) {
            for (Layer layer : layers) {
                earnest += layer.index.size(type, list -> !list.drill() && inForce.contains(list.id()));
            }
        }
        withoutDrills = earnest;
    }

    /// No list in force.
    public static LayeredIndex empty(long number) {
        return new LayeredIndex(number, List.of(), Set.of());
    }

    /// The index for the lists that are in force now. Only lists that are new are read.
    ///
    /// - Errors: what `reader` throws; this index stays as it is.
    public <E extends Exception> LayeredIndex next(long newNumber, List<HashList> lists, Reader<E> reader) throws E {
        Set<ListId> wanted = lists.stream().map(HashList::id).collect(Collectors.toSet());
        List<Layer> kept = new ArrayList<>(
                layers.stream().filter(l -> worthKeeping(l, wanted)).toList());
        Set<ListId> covered = kept.stream().flatMap(l -> l.lists.stream()).collect(Collectors.toSet());
        List<HashList> fresh =
                lists.stream().filter(l -> !covered.contains(l.id())).toList();
        if (!fresh.isEmpty()) {
            FastIndex.Builder builder = new FastIndex.Builder();
            for (HashList list : fresh) reader.read(list, builder);
            kept.add(merged(builder, ids(fresh), kept, wanted, newNumber));
        }
        return new LayeredIndex(newNumber, kept, wanted);
    }

    /// A layer of which less than half is still in force is read anew.
    private static boolean worthKeeping(Layer layer, Set<ListId> wanted) {
        int living = 0;
        for (SignalType type : SignalType.values())
            living += layer.index.size(type, list -> wanted.contains(list.id()));
        return 2L * living >= layer.index.size() && layer.lists.stream().anyMatch(wanted::contains);
    }

    /// The new layer, with the last ones that are not more than twice its size.
    private static Layer merged(
            FastIndex.Builder builder, Set<ListId> fresh, List<Layer> kept, Set<ListId> wanted, long number) {
        Set<ListId> lists = new HashSet<>(fresh);
        while (!kept.isEmpty() && kept.getLast().index.size() <= 2L * builder.size()) {
            Layer last = kept.removeLast();
            builder.addAll(last.index, wanted);
            last.lists.stream().filter(wanted::contains).forEach(lists::add);
        }
        return new Layer(builder.build(number), lists);
    }

    private static Set<ListId> ids(List<HashList> lists) {
        return lists.stream().map(HashList::id).collect(Collectors.toSet());
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
        return withoutDrills;
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
            if (inForce.contains(entry.list())) into.add(entry);
        }
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
