package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.signal.PdqHash;

/// All hashes within a distance of a query, exactly, by multi-index hashing.
///
/// - Shapes: hashes are numbered from 0 in the order they were given.
/// - Errors: none. A look-up that would cost more than comparing everything compares everything, so that no
///   query, however near a dense cluster, costs more than about two scans.
final class PdqTable {
    private static final int WORDS = 4;

    /// Below this a scan of the whole is a matter of microseconds.
    private static final int WORTH_CUTTING = 4_000;

    private final long[] words;
    private final Optional<Cut> cut;

    /// How the hashes were cut, and the table of each chunk.
    private record Cut(ChunkPlan plan, List<ChunkTable> tables) {}

    /// - Shapes: `words`: four for each hash, `w0` to `w3`.
    PdqTable(long[] words) {
        this(words, cut(words, (from, bits) -> new ChunkTable(words, from, bits)));
    }

    private PdqTable(long[] words, Optional<Cut> cut) {
        this.words = words;
        this.cut = cut;
    }

    /// Where the table of one chunk comes from.
    @FunctionalInterface
    private interface Tables<E extends Exception> {
        ChunkTable of(int from, int bits) throws E;
    }

    private static <E extends Exception> Optional<Cut> cut(long[] words, Tables<E> source) throws E {
        int size = words.length / WORDS;
        if (size < WORTH_CUTTING) return Optional.empty();
        ChunkPlan plan = ChunkPlan.of(size);
        int[] from = plan.from();
        List<ChunkTable> tables = new ArrayList<>();
        for (int i = 0; i < plan.chunks(); i++) tables.add(source.of(from[i], plan.bits(i)));
        return Optional.of(new Cut(plan, List.copyOf(tables)));
    }

    <E extends Exception> void write(IndexSink<E> sink) throws E {
        sink.longs(words);
        for (ChunkTable table : tables()) table.write(sink);
    }

    /// As it was written, with its tables, since making them takes most of the time.
    ///
    /// - Errors: `IllegalArgumentException` when it was cut in another way than this version cuts.
    static <E extends Exception> PdqTable read(IndexSource<E> source) throws E {
        long[] words = source.longs();
        if (words.length % WORDS != 0) throw new IllegalArgumentException("a PDQ hash is four words");
        return new PdqTable(words, cut(words, (from, bits) -> ChunkTable.read(from, bits, source)));
    }

    private List<ChunkTable> tables() {
        return cut.map(Cut::tables).orElse(List.of());
    }

    int size() {
        return words.length / WORDS;
    }

    PdqHash hash(int number) {
        int at = WORDS * number;
        return new PdqHash(words[at], words[at + 1], words[at + 2], words[at + 3]);
    }

    /// What was found: `distance << 32 | number`, in ascending order, so nearest first.
    ///
    /// - Shapes: `distance` is 0 to 256.
    long[] within(PdqHash query, int distance) {
        Found found = new Found(words, query, distance);
        if (cut.isEmpty()) return found.scan();
        ChunkPlan plan = cut.get().plan();
        int[] radii = plan.radii(distance);
        if (plan.scanIsCheaper(radii)) return found.scan();
        return found.probe(cut.get().tables(), radii);
    }

    /// How the hashes are cut for look-up, and the number of entries in the fullest key.
    String describe() {
        return cut.map(c -> "%s; fullest key %d".formatted(c.plan(), fullest(c.tables())))
                .orElse("compared one by one");
    }

    private static int fullest(List<ChunkTable> tables) {
        return tables.stream().mapToInt(ChunkTable::fullest).max().orElse(0);
    }

    long bytes() {
        return Long.BYTES * (long) words.length
                + tables().stream().mapToLong(ChunkTable::bytes).sum();
    }
}
