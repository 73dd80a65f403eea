package org.rowan.hashlist;

/// The entries by the value of one chunk of their hash.
///
/// A bit for each possible key says whether it occurs, and the number of bits before it says which slot is
/// its own; that number is kept for one word in eight and counted on from there. A slot holds the one entry that has
/// the key, or where the several stand that share it.
final class ChunkTable {
    /// Keys that differ in their lowest 6 bits only share one word of `occurs`.
    static final int WORD_BITS = 6;

    /// A line of the processor's cache, in words: what stands in it comes with one read of memory.
    private static final int LINE = 8;

    private static final int WORDS = 4;

    private final int from;
    private final int bits;
    private final long[] occurs;
    private final int[] before;
    private final int[] slots;
    private final int[] several;

    /// - Shapes: `words`: four for each hash; the chunk is the `bits` bits from bit `from`, 6 or more.
    ChunkTable(long[] words, int from, int bits) {
        this.from = from;
        this.bits = bits;
        int entries = words.length / WORDS;
        occurs = new long[1 << (bits - WORD_BITS)];
        for (int i = 0; i < entries; i++) {
            int key = key(words, i);
            occurs[key >>> WORD_BITS] |= 1L << key;
        }
        before = new int[lines(bits)];
        slots = new int[countBefore()];
        for (int i = 0; i < entries; i++) slots[slot(key(words, i))]++;
        several = new int[room()];
        fill(words, entries);
    }

    private ChunkTable(int from, int bits, long[] occurs, int[] slots, int[] several) {
        this.from = from;
        this.bits = bits;
        this.occurs = occurs;
        before = new int[lines(bits)];
        this.slots = slots;
        this.several = several;
        if (occurs.length != 1 << (bits - WORD_BITS) || countBefore() != slots.length) {
            throw new IllegalArgumentException("a table of a chunk does not fit its width or its keys");
        }
    }

    private static int lines(int bits) {
        return Math.ceilDiv(1 << (bits - WORD_BITS), LINE);
    }

    /// The number of keys that occur.
    private int countBefore() {
        int distinct = 0;
        for (int w = 0; w < occurs.length; w++) {
            if (w % LINE == 0) before[w / LINE] = distinct;
            distinct += Long.bitCount(occurs[w]);
        }
        return distinct;
    }

    <E extends Exception> void write(IndexSink<E> sink) throws E {
        sink.longs(occurs);
        sink.ints(slots);
        sink.ints(several);
    }

    /// - Errors: `IllegalArgumentException` when it was written for another width.
    static <E extends Exception> ChunkTable read(int from, int bits, IndexSource<E> source) throws E {
        return new ChunkTable(from, bits, source.longs(), source.ints(), source.ints());
    }

    /// Slots hold counts here. A key that several entries share gets room for their number and for them.
    private int room() {
        int room = 0;
        for (int s = 0; s < slots.length; s++) {
            int count = slots[s];
            slots[s] = count == 1 ? 0 : ~room;
            if (count > 1) room += 1 + count;
        }
        return room;
    }

    private void fill(long[] words, int entries) {
        for (int i = 0; i < entries; i++) {
            int slot = slot(key(words, i));
            if (slots[slot] >= 0) {
                slots[slot] = i;
            } else {
                int place = ~slots[slot];
                several[place + ++several[place]] = i;
            }
        }
    }

    private int key(long[] words, int entry) {
        return key(words, WORDS * entry, from, bits);
    }

    /// The chunk of the hash whose four words begin at `at`.
    static int key(long[] words, int at, int from, int bits) {
        int word = from >>> 6;
        int shift = from & 63;
        long value = words[at + word] >>> shift;
        if (shift + bits > 64) value |= words[at + word + 1] << (64 - shift);
        return (int) value & ((1 << bits) - 1);
    }

    int bits() {
        return bits;
    }

    int from() {
        return from;
    }

    /// Leaves of each mask the keys that occur, of the 64 that share all but their lowest 6 bits with it.
    ///
    /// - Shapes: `places`: the keys without their lowest 6 bits.
    void occurring(int[] places, long[] masks, int count) {
        for (int i = 0; i < count; i++) masks[i] &= occurs[places[i]];
    }

    /// The slot of a key that occurs.
    int slot(int key) {
        int word = key >>> WORD_BITS;
        int slot = before[word / LINE] + Long.bitCount(occurs[word] & ((1L << key) - 1));
        for (int w = word & -LINE; w < word; w++) slot += Long.bitCount(occurs[w]);
        return slot;
    }

    /// The one entry of a slot, or `~place` of several: at `place` their number, after it they.
    int at(int slot) {
        return slots[slot];
    }

    int several(int place) {
        return several[place];
    }

    int fullest() {
        int fullest = slots.length == 0 ? 0 : 1;
        for (int place = 0; place < several.length; place += 1 + several[place]) {
            fullest = Math.max(fullest, several[place]);
        }
        return fullest;
    }

    long bytes() {
        return Long.BYTES * (long) occurs.length
                + Integer.BYTES * ((long) before.length + slots.length + several.length);
    }
}
