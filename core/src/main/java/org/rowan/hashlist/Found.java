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
    private int keyCount;
    private int candidateCount;
    private long compared;
    private long[] results = new long[16];
    private int resultCount;

    private List<ChunkTable> tables = List.of();
    private int[] radii = {};
    private int chunk;

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
        long bound = words.length / WORDS;
        for (chunk = 0; chunk < tables.size(); chunk++) {
            if (radii[chunk] < 0) continue;
            ChunkTable table = tables.get(chunk);
            int key = ChunkTable.key(query, 0, table.from(), table.bits());
            flip(table, key, ChunkTable.WORD_BITS, radii[chunk]);
            openSlots(table);
            compare();
            if (compared > bound) return scan();
        }
        return sorted();
    }

    /// The occurring ones of the keys that differ from `key` in at most `left` bits: of its lowest 6, which
    /// stand in one word, and of those from `first` on.
    private void flip(ChunkTable table, int key, int first, int left) {
        long near = table.occurring(key) & NEAR[left > WORD_BITS ? WORD_BITS : left][key & 63];
        if (near != 0) gather(table, key, near);
        if (left == 0) return;
        int bits = table.bits();
        if (left == 1) {
            for (int bit = first; bit < bits; bit++) {
                int turned = key ^ (1 << bit);
                long there = table.occurring(turned) & (1L << turned);
                if (there != 0) gather(table, turned, there);
            }
        } else {
            for (int bit = first; bit < bits; bit++) flip(table, key ^ (1 << bit), bit + 1, left - 1);
        }
    }

    private void gather(ChunkTable table, int key, long near) {
        int base = key & -64;
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
