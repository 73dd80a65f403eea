package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The tree over the log: roots and proofs. Leaves are counted from 0.
///
/// - Source: RFC 6962 section 2.1 (unchanged in RFC 9162).
public final class MerkleTree {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static final Digest EMPTY = Digest.of(Bytes.empty());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /// Hashes of whole subtrees: `hash(level, index)` is that over the leaves `index * 2^level` up to, and
    /// without, `(index + 1) * 2^level`. Level 0 are the leaf hashes.
    ///
    /// - Errors: `E` is what reading a hash can fail with; nothing, when they are in memory.
    @FunctionalInterface
    public interface Hashes<E extends Exception> {
        Digest hash(int level, long index) throws E;
    }

    public static Digest leafHash(Bytes entry) {
        var sha256 = Digest.sha256();
        sha256.update(LEAF);
        entry.updateInto(sha256);
        return new Digest(Bytes.adopt(sha256.digest()));
    }

    public static Digest nodeHash(Digest left, Digest right) {
        var sha256 = Digest.sha256();
        sha256.update(NODE);
        left.value().updateInto(sha256);
        right.value().updateInto(sha256);
        return new Digest(Bytes.adopt(sha256.digest()));
    }

    /// The root over leaf hashes held in memory.
    public static Digest root(List<Digest> leafHashes) {
        return root(over(leafHashes), leafHashes.size());
    }

    /// The root of the first `size` leaves.
    public static <E extends Exception> Digest root(Hashes<E> hashes, long size) throws E {
        requireSize(size);
        return size == 0 ? EMPTY : range(hashes, 0, size);
    }

    /// The hashes that prove leaf `index` to be in the tree of `size` leaves, lowest first.
    ///
    /// - Source: RFC 6962, 2.1.1, `PATH(m, D[n])`.
    public static <E extends Exception> InclusionProof inclusion(Hashes<E> hashes, long index, long size) throws E {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<Digest> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(range(hashes, middle, to));
                to = middle;
            } else {
                path.add(range(hashes, from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /// The hashes that prove the tree of `size` leaves to begin with the tree of `oldSize` leaves, lowest
    /// first.
    ///
    /// - Source: RFC 6962, 2.1.2, `PROOF(m, D[n])`.
    public static <E extends Exception> ConsistencyProof consistency(Hashes<E> hashes, long oldSize, long size)
            throws E {
        requireSize(oldSize);
        if (oldSize > size) {
            throw new IllegalArgumentException("a tree of " + size + " does not contain one of " + oldSize);
        }
        List<Digest> path = new ArrayList<>();
        long from = 0;
        long to = size;
        boolean known = true;
        while (oldSize > 0 && oldSize < size && to > oldSize) {
            long middle = from + split(to - from);
            if (oldSize <= middle) {
                path.add(range(hashes, middle, to));
                to = middle;
            } else {
                path.add(range(hashes, from, middle));
                from = middle;
                known = false;
            }
        }
        if (!known) {
            path.add(range(hashes, from, to));
        }
        return new ConsistencyProof(oldSize, size, path.reversed());
    }

    /// The leaf hashes of a list, and everything above them, computed when asked.
    public static Hashes<RuntimeException> over(List<Digest> leafHashes) {
        return new Hashes<>() {
            @Override
            public Digest hash(int level, long index) {
                return level == 0
                        ? leafHashes.get(Math.toIntExact(index))
                        : nodeHash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            }
        };
    }

    /// MTH of the leaves `from` to `to`. Every range met here starts at a multiple of the power of two that
    /// covers it, so its whole parts are whole subtrees of the tree.
    private static <E extends Exception> Digest range(Hashes<E> hashes, long from, long to) throws E {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return hashes.hash(level, from >>> level);
        }
        long middle = from + split(count);
        return nodeHash(range(hashes, from, middle), range(hashes, middle, to));
    }

    /// The largest power of two below `count`, which is 2 or more.
    static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has 0 or more leaves; got " + size);
        }
    }
}
