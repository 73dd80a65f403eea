package org.rowan.hashlist;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rowan.base.Bytes;
import org.rowan.signal.Md5;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Sha1;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The index of the entries in force: exact like `ScanIndex`, and fast. Immutable; made by a `Builder`.
///
/// PDQ hashes are found by multi-index hashing (`PdqTable`), digests in a sorted table (`DigestTable`).
public final class FastIndex implements HashIndex {
    private static final int WORDS = 4;

    private final long number;
    private final PdqTable pdq;
    private final Origins pdqOrigins;
    private final Map<SignalType, Listed> digests = new EnumMap<>(SignalType.class);

    private final int withoutDrills;

    /// The digests of one type, and where they came from.
    private record Listed(DigestTable table, Origins origins) {}

    private FastIndex(long number, PdqTable pdq, Origins pdqOrigins, Map<SignalType, Listed> digests) {
        this.number = number;
        this.pdq = pdq;
        this.pdqOrigins = pdqOrigins;
        this.digests.putAll(digests);
        withoutDrills =
                Stream.of(SignalType.values()).mapToInt(this::sizeWithoutDrills).sum();
    }

    /// Whether an entry is taken over; asked once for each.
    @FunctionalInterface
    interface Keep {
        boolean keeps(HashList list, int record);
    }

    /// Takes entries one after another, list by list, without an object for each to be kept.
    public static final class Builder {
        private final Origins pdqOrigins = new Origins();
        private long[] words = new long[16];
        private final Map<SignalType, Column> digests = new EnumMap<>(SignalType.class);

        /// Without entries yet.
        public Builder() {}

        private static final class Column {
            private final Origins origins = new Origins();
            private byte[] bytes = new byte[64];
            private int used;
        }

        /// The all-zero PDQ hash means "featureless" and is left out, since it would match every blank
        /// picture.
        public void add(HashList list, int record, Signal signal) {
            if (!(signal instanceof PdqHash hash)) {
                addDigest(list, record, signal.type(), digest(signal).toArray());
            } else if (!hash.isZero()) {
                addPdq(list, record, hash);
            }
        }

        private void addPdq(HashList list, int record, PdqHash hash) {
            int at = WORDS * pdqOrigins.size();
            if (at + WORDS > words.length) words = Arrays.copyOf(words, Origins.longer(words.length + WORDS));
            words[at] = hash.w0();
            words[at + 1] = hash.w1();
            words[at + 2] = hash.w2();
            words[at + 3] = hash.w3();
            pdqOrigins.add(list, record);
        }

        private void addDigest(HashList list, int record, SignalType type, byte[] digest) {
            Column column = digests.computeIfAbsent(type, t -> new Column());
            int end = column.used + digest.length;
            if (end > column.bytes.length) column.bytes = Arrays.copyOf(column.bytes, Origins.longer(end));
            System.arraycopy(digest, 0, column.bytes, column.used, digest.length);
            column.used = end;
            column.origins.add(list, record);
        }

        /// Takes over the entries of `index` that are to be kept.
        void addAll(FastIndex index, Keep keep) {
            for (int i = 0; i < index.pdq.size(); i++) {
                HashList list = index.pdqOrigins.list(i);
                int record = index.pdqOrigins.record(i);
                if (keep.keeps(list, record)) addPdq(list, record, index.pdq.hash(i));
            }
            index.digests.forEach((type, listed) -> {
                for (int i = 0; i < listed.table.size(); i++) {
                    HashList list = listed.origins.list(i);
                    int record = listed.origins.record(i);
                    if (keep.keeps(list, record)) addDigest(list, record, type, listed.table.digest(i));
                }
            });
        }

        int size() {
            return pdqOrigins.size()
                    + digests.values().stream().mapToInt(c -> c.origins.size()).sum();
        }

        /// Makes the index; this builder is used up.
        ///
        /// - Shapes: `number`: of the snapshot the entries belong to.
        public FastIndex build(long number) {
            pdqOrigins.trim();
            Map<SignalType, Listed> listed = new EnumMap<>(SignalType.class);
            digests.forEach((type, column) -> {
                column.origins.trim();
                byte[] bytes = Arrays.copyOf(column.bytes, column.used);
                listed.put(type, new Listed(new DigestTable(bytes, length(type)), column.origins));
            });
            PdqTable pdq = new PdqTable(Arrays.copyOf(words, WORDS * pdqOrigins.size()));
            return new FastIndex(number, pdq, pdqOrigins, listed);
        }
    }

    private static int length(SignalType digest) {
        return digest.hexDigits() / 2;
    }

    /// - Shapes: `numbers`: each list's place among those that are written with the index.
    <E extends Exception> void write(IndexSink<E> sink, Map<ListId, Integer> numbers) throws E {
        pdq.write(sink);
        pdqOrigins.write(sink, numbers);
        sink.number(digests.size());
        for (Map.Entry<SignalType, Listed> digest : digests.entrySet()) {
            sink.text(digest.getKey().label());
            digest.getValue().table().write(sink);
            digest.getValue().origins().write(sink, numbers);
        }
    }

    /// - Shapes: `lists`: those written with the index, in order.
    /// - Errors: `IllegalArgumentException` when it is no index.
    static <E extends Exception> FastIndex read(IndexSource<E> source, List<HashList> lists, long number) throws E {
        PdqTable pdq = PdqTable.read(source);
        Origins pdqOrigins = Origins.read(source, lists, pdq.size());
        Map<SignalType, Listed> digests = new EnumMap<>(SignalType.class);
        for (long left = source.number(); left > 0; left--) {
            SignalType type = SignalType.ofLabel(source.text())
                    .orElseThrow(() -> new IllegalArgumentException("a kind of signal that is not known here"));
            DigestTable table = DigestTable.read(length(type), source);
            digests.put(type, new Listed(table, Origins.read(source, lists, table.size())));
        }
        return new FastIndex(number, pdq, pdqOrigins, digests);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int size() {
        return pdq.size()
                + digests.values().stream().mapToInt(d -> d.table.size()).sum();
    }

    @Override
    public int size(SignalType type) {
        if (type == SignalType.PDQ) return pdq.size();
        Listed listed = digests.get(type);
        return listed == null ? 0 : listed.table.size();
    }

    @Override
    public List<HashEntry> within(PdqHash hash, int maxDistance) {
        return LongStream.of(pdq.within(hash, maxDistance))
                .mapToInt(found -> (int) found)
                .mapToObj(i -> pdqOrigins.entry(i, pdq.hash(i)))
                .toList();
    }

    @Override
    public List<HashEntry> exact(Signal signal) {
        if (signal instanceof PdqHash hash) return within(hash, 0);
        Listed listed = digests.get(signal.type());
        if (listed == null) return List.of();
        return IntStream.of(listed.table.equal(digest(signal).toArray()))
                .mapToObj(i -> listed.origins.entry(i, signal))
                .toList();
    }

    private static Bytes digest(Signal signal) {
        return switch (signal) {
            case Md5 md5 -> md5.value();
            case Sha1 sha1 -> sha1.value();
            case Sha256 sha256 -> sha256.value();
            case PdqHash hash -> throw new IllegalArgumentException("a PDQ hash is not a digest");
        };
    }

    @Override
    public int sizeWithoutDrills() {
        return withoutDrills;
    }

    @Override
    public int sizeWithoutDrills(SignalType type) {
        return size(type, list -> !list.drill());
    }

    /// Entries of `type` that came from lists like these.
    int size(SignalType type, Predicate<HashList> lists) {
        Optional<Origins> origins = type == SignalType.PDQ
                ? Optional.of(pdqOrigins)
                : Optional.ofNullable(digests.get(type)).map(Listed::origins);
        return origins.map(Origins::sizes).orElse(Map.of()).entrySet().stream()
                .filter(list -> lists.test(list.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// The lists that its entries came from.
    Set<ListId> lists() {
        return origins()
                .flatMap(o -> o.sizes().keySet().stream())
                .map(HashList::id)
                .collect(Collectors.toSet());
    }

    /// How many entries came from such lists and are not hidden.
    int count(Predicate<ListId> lists, Hidden hidden) {
        return origins().mapToInt(o -> o.count(lists, hidden)).sum();
    }

    /// Whether an entry does not count.
    @FunctionalInterface
    interface Hidden {
        boolean hides(ListId list, int record);
    }

    private Stream<Origins> origins() {
        return Stream.concat(Stream.of(pdqOrigins), digests.values().stream().map(Listed::origins));
    }

    /// The bytes that the index takes, all tables included.
    public long bytes() {
        return pdq.bytes()
                + pdqOrigins.bytes()
                + digests.values().stream()
                        .mapToLong(d -> d.table.bytes() + d.origins.bytes())
                        .sum();
    }

    /// How the PDQ hashes are cut for look-up, and the number of entries in the fullest key.
    public String describe() {
        return pdq.describe();
    }
}
