package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    private final ChunkPlan plan;
    private final List<ChunkTable> tables;

    /// - Shapes: `words`: four for each hash, `w0` to `w3`.
    PdqTable(long[] words) {
        this.words = words;
        int size = words.length / WORDS;
        plan = ChunkPlan.of(size);
        int[] from = plan.from();
        tables = size < WORTH_CUTTING
                ? List.of()
                : IntStream.range(0, plan.chunks())
                        .mapToObj(i -> new ChunkTable(words, from[i], plan.bits(i)))
                        .toList();
    }

    private PdqTable(long[] words, ChunkPlan plan, List<ChunkTable> tables) {
        this.words = words;
        this.plan = plan;
        this.tables = tables;
    }

    <E extends Exception> void write(IndexSink<E> sink) throws E {
        sink.longs(words);
        for (ChunkTable table : tables) table.write(sink);
    }

    /// As it was written, with its tables, since making them takes most of the time.
    ///
    /// - Errors: `IllegalArgumentException` when it was cut in another way than this version cuts.
    static <E extends Exception> PdqTable read(IndexSource<E> source) throws E {
        long[] words = source.longs();
        if (words.length % WORDS != 0) throw new IllegalArgumentException("a PDQ hash is four words");
        int size = words.length / WORDS;
        ChunkPlan plan = ChunkPlan.of(size);
        int[] from = plan.from();
        List<ChunkTable> tables = new ArrayList<>();
        for (int i = 0; size >= WORTH_CUTTING && i < plan.chunks(); i++) {
            tables.add(ChunkTable.read(from[i], plan.bits(i), source));
        }
        return new PdqTable(words, plan, List.copyOf(tables));
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
        if (tables.isEmpty()) return found.scan();
        int[] radii = plan.radii(distance);
        if (plan.scanIsCheaper(radii)) return found.scan();
        return found.probe(tables, radii);
    }

    ChunkPlan plan() {
        return plan;
    }

    int fullest() {
        return tables.stream().mapToInt(ChunkTable::fullest).max().orElse(0);
    }

    long bytes() {
        return Long.BYTES * (long) words.length
                + tables.stream().mapToLong(ChunkTable::bytes).sum();
    }
}
