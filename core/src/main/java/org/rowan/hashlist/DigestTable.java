package org.rowan.hashlist;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Exact look-up of digests of one length: a sorted table of their first 32 bits, and the rest compared.
///
/// - Shapes: digests are numbered from 0 in the order they were given.
final class DigestTable {
    private static final VarHandle FIRST = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] digests;
    private final int length;
    private final int[] firsts;
    private final int[] ids;

    /// - Shapes: `digests`: one after another, `length` bytes each, 4 or more.
    DigestTable(byte[] digests, int length) {
        this.digests = digests;
        this.length = length;
        int size = digests.length / length;
        long[] order = new long[size];
        for (int id = 0; id < size; id++) order[id] = ((long) first(digests, id * length) << 32) | id;
        Arrays.sort(order);
        firsts = new int[size];
        ids = new int[size];
        for (int i = 0; i < size; i++) {
            firsts[i] = (int) (order[i] >> 32);
            ids[i] = (int) order[i];
        }
    }

    private DigestTable(byte[] digests, int length, int[] firsts, int[] ids) {
        if (digests.length != (long) length * ids.length || firsts.length != ids.length) {
            throw new IllegalArgumentException("a table of digests does not fit their number");
        }
        this.digests = digests;
        this.length = length;
        this.firsts = firsts;
        this.ids = ids;
    }

    <E extends Exception> void write(IndexSink<E> sink) throws E {
        sink.bytes(digests);
        sink.ints(firsts);
        sink.ints(ids);
    }

    static <E extends Exception> DigestTable read(int length, IndexSource<E> source) throws E {
        return new DigestTable(source.bytes(), length, source.ints(), source.ints());
    }

    int size() {
        return ids.length;
    }

    byte[] digest(int number) {
        return Arrays.copyOfRange(digests, number * length, (number + 1) * length);
    }

    /// The numbers of the entries that are exactly `digest`, ascending.
    int[] equal(byte[] digest) {
        int first = first(digest, 0);
        int at = lowest(first);
        int[] found = new int[4];
        int count = 0;
        for (; at < firsts.length && firsts[at] == first; at++) {
            int offset = ids[at] * length;
            if (Arrays.equals(digests, offset, offset + length, digest, 0, length)) {
                if (count == found.length) found = Arrays.copyOf(found, 2 * count);
                found[count++] = ids[at];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int lowest(int first) {
        int low = 0;
        int high = firsts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firsts[middle] < first) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static int first(byte[] bytes, int at) {
        return (int) FIRST.get(bytes, at);
    }

    long bytes() {
        return digests.length + Integer.BYTES * 2L * ids.length;
    }
}
