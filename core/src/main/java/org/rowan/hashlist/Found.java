package org.rowan.hashlist;

import java.util.Arrays;
import java.util.List;
import org.rowan.signal.PdqHash;

/// One look-up. Keys near the query's are tested by the hundred, then their slots are opened, then the
/// candidates are compared: three tight loops, in which many reads of memory are under way at once.
final class Found {
    private static final int WORDS = 4;
    private static final int BLOCK = 512;

    private static final int WORD_BITS = ChunkTable.WORD_BITS;

    /// `NEAR[radius][k]`: which of 64 values differ from `k` in at most `radius` bits.
    private static final long[][] NEAR = near();

    private final long[] words;
    private final long[] query;
    private final int distance;
    private final int[] keys = new int[BLOCK];
    private final int[] slots = new int[BLOCK];
    private final int[] candidates = new int[BLOCK];
    private List<ChunkTable> tables = List.of();
    private int[] radii = {};
    private int chunk;

    private final int[] places = new int[BLOCK];
    private final long[] masks = new long[BLOCK];
    private int probeCount;
    private int keyCount;
    private int candidateCount;
    private long compared;
    private long[] results = new long[16];
    private int resultCount;

    /// - Shapes: `words`: four for each hash.
    Found(long[] words, PdqHash hash, int distance) {
        this.words = words;
        this.query = new long[] {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        this.distance = distance;
    }

    private static long[][] near() {
        long[][] near = new long[WORD_BITS + 1][1 << WORD_BITS];
        for (int radius = 0; radius <= WORD_BITS; radius++) {
            for (int k = 0; k < 64; k++) {
                for (int other = 0; other < 64; other++) {
                    if (Integer.bitCount(k ^ other) <= radius) near[radius][k] |= 1L << other;
                }
            }
        }
        return near;
    }

    /// Compares everything: the definition.
    long[] scan() {
        resultCount = 0;
        for (int id = 0, at = 0; at < words.length; id++, at += WORDS) {
            int d = distance(at);
            if (d <= distance) keep(d, id);
        }
        return sorted();
    }

    /// Complete, because the radii are; see `ChunkPlan`.
    long[] probe(List<ChunkTable> all, int[] radiusOfEach) {
        tables = all;
        radii = radiusOfEach;
        for (chunk = 0; chunk < tables.size(); chunk++) {
            if (radii[chunk] < 0) continue;
            ChunkTable table = tables.get(chunk);
            int key = ChunkTable.key(query, 0, table.from(), table.bits());
            flip(table, key, table.bits(), radii[chunk]);
            readProbes(table);
            openSlots(table);
            compare();
            if (compared > words.length / WORDS) return scan();
        }
        return sorted();
    }

    /// Notes where to look for the keys that differ from `key` in at most `left` bits: of its lowest 6, which
    /// stand in one word, and of those below `end`. The highest bit is turned in the outermost loop, so that
    /// what is read one after the other stands near together. What is read decides nothing here: the
    /// processor need not wait for one word before it asks for the next.
    private void flip(ChunkTable table, int key, int end, int left) {
        probe(table, key, NEAR[left > WORD_BITS ? WORD_BITS : left][key & 63]);
        if (left == 0) return;
        if (left == 1) {
            long same = 1L << key;
            for (int bit = WORD_BITS; bit < end; bit++) probe(table, key ^ (1 << bit), same);
        } else {
            for (int bit = WORD_BITS; bit < end; bit++) flip(table, key ^ (1 << bit), bit, left - 1);
        }
    }

    private void probe(ChunkTable table, int key, long near) {
        if (probeCount == BLOCK) readProbes(table);
        places[probeCount] = key >>> WORD_BITS;
        masks[probeCount++] = near;
    }

    private void readProbes(ChunkTable table) {
        int count = probeCount;
        table.occurring(places, masks, count);
        for (int i = 0; i < count; i++) {
            if (masks[i] != 0) gather(table, places[i] << WORD_BITS, masks[i]);
        }
        probeCount = 0;
    }

    private void gather(ChunkTable table, int base, long near) {
        for (long rest = near; rest != 0; rest &= rest - 1) {
            if (keyCount == BLOCK) openSlots(table);
            keys[keyCount++] = base | Long.numberOfTrailingZeros(rest);
        }
    }

    private void openSlots(ChunkTable table) {
        int count = keyCount;
        for (int i = 0; i < count; i++) slots[i] = table.slot(keys[i]);
        for (int i = 0; i < count; i++) slots[i] = table.at(slots[i]);
        for (int i = 0; i < count; i++) {
            int entry = slots[i];
            if (entry >= 0) {
                candidate(entry);
            } else {
                int place = ~entry;
                int last = place + table.several(place);
                for (int at = place + 1; at <= last; at++) candidate(table.several(at));
            }
        }
        keyCount = 0;
    }

    private void candidate(int id) {
        if (candidateCount == BLOCK) compare();
        candidates[candidateCount++] = id;
    }

    private void compare() {
        int count = candidateCount;
        for (int i = 0; i < count; i++) {
            int id = candidates[i];
            int d = distance(WORDS * id);
            if (d <= distance && foundHereFirst(id)) keep(d, id);
        }
        compared += count;
        candidateCount = 0;
    }

    private int distance(int at) {
        return Long.bitCount(query[0] ^ words[at])
                + Long.bitCount(query[1] ^ words[at + 1])
                + Long.bitCount(query[2] ^ words[at + 2])
                + Long.bitCount(query[3] ^ words[at + 3]);
    }

    /// An entry that an earlier chunk has led to is among the results already.
    private boolean foundHereFirst(int id) {
        for (int earlier = 0; earlier < chunk; earlier++) {
            ChunkTable table = tables.get(earlier);
            int difference = ChunkTable.key(query, 0, table.from(), table.bits())
                    ^ ChunkTable.key(words, WORDS * id, table.from(), table.bits());
            if (Integer.bitCount(difference) <= radii[earlier]) return false;
        }
        return true;
    }

    private void keep(int d, int id) {
        if (resultCount == results.length) results = Arrays.copyOf(results, 2 * resultCount);
        results[resultCount++] = ((long) d << 32) | id;
    }

    private long[] sorted() {
        Arrays.sort(results, 0, resultCount);
        return Arrays.copyOf(results, resultCount);
    }
}
