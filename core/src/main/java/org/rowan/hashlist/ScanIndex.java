package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The definition of an index: PDQ entries are compared one by one, digests looked up. The all-zero PDQ
/// hash means "featureless" and is left out, since it would match every blank picture.
public final class ScanIndex implements HashIndex {
    private static final int WORDS = 4;

    private final long number;
    private final List<HashEntry> pdqEntries = new ArrayList<>();
    private final long[] pdqWords;
    private final Map<Signal, List<HashEntry>> digests = new HashMap<>();
    private final Map<SignalType, Integer> sizes = new EnumMap<>(SignalType.class);

    private final Reaches reaches;
    private final Predicate<HashEntry> suspended;
    private final Map<SignalType, Integer> withoutDrills = new EnumMap<>(SignalType.class);

    private ScanIndex(long number, List<HashEntry> entries, Reaches reaches, Predicate<HashEntry> suspended) {
        this.suspended = suspended;
        this.number = number;
        this.reaches = reaches;
        for (HashEntry entry : entries) {
            if (add(entry)) {
                sizes.merge(entry.signal().type(), 1, Integer::sum);
                if (!entry.drill()) withoutDrills.merge(entry.signal().type(), 1, Integer::sum);
            }
        }
        pdqWords = new long[WORDS * pdqEntries.size()];
        for (int i = 0; i < pdqEntries.size(); i++) {
            if (pdqEntries.get(i).signal() instanceof PdqHash hash) {
                pdqWords[WORDS * i] = hash.w0();
                pdqWords[WORDS * i + 1] = hash.w1();
                pdqWords[WORDS * i + 2] = hash.w2();
                pdqWords[WORDS * i + 3] = hash.w3();
            }
        }
    }

    /// `number`: of the snapshot the entries belong to.
    public static ScanIndex of(long number, List<HashEntry> entries) {
        return of(number, entries, Reaches.NONE);
    }

    /// With limits of their own for some lists.
    public static ScanIndex of(long number, List<HashEntry> entries, Reaches reaches) {
        return of(number, entries, reaches, entry -> false);
    }

    /// With entries that are not believed for now.
    public static ScanIndex of(long number, List<HashEntry> entries, Reaches reaches, Predicate<HashEntry> suspended) {
        return new ScanIndex(number, entries, reaches, suspended);
    }

    @Override
    public boolean suspended(HashEntry entry) {
        return suspended.test(entry);
    }

    /// No list in force.
    public static ScanIndex empty() {
        return of(0, List.of());
    }

    private boolean add(HashEntry entry) {
        if (entry.signal() instanceof PdqHash hash) {
            return !hash.isZero() && pdqEntries.add(entry);
        }
        return digests.computeIfAbsent(entry.signal(), s -> new ArrayList<>(1)).add(entry);
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
    public int sizeWithoutDrills() {
        return withoutDrills.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public int sizeWithoutDrills(SignalType type) {
        return withoutDrills.getOrDefault(type, 0);
    }

    @Override
    public int size(SignalType type) {
        return sizes.getOrDefault(type, 0);
    }

    @Override
    public Reaches reaches() {
        return reaches;
    }

    @Override
    public List<HashEntry> within(PdqHash hash, int maxDistance) {
        record Found(HashEntry entry, int distance) {}
        List<Found> found = new ArrayList<>();
        long[] words = pdqWords;
        for (int i = 0, w = 0; w < words.length; i++, w += WORDS) {
            int distance = Long.bitCount(hash.w0() ^ words[w])
                    + Long.bitCount(hash.w1() ^ words[w + 1])
                    + Long.bitCount(hash.w2() ^ words[w + 2])
                    + Long.bitCount(hash.w3() ^ words[w + 3]);
            if (distance <= maxDistance) {
                found.add(new Found(pdqEntries.get(i), distance));
            }
        }
        found.sort(Comparator.comparingInt(Found::distance));
        return found.stream().map(Found::entry).toList();
    }

    @Override
    public List<HashEntry> exact(Signal signal) {
        return signal instanceof PdqHash hash ? within(hash, 0) : List.copyOf(digests.getOrDefault(signal, List.of()));
    }
}
