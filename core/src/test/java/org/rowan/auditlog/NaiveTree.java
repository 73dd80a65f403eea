package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Digest;

/// RFC 6962, section 2.1, word for word: the definition that the fast code is held to.
final class NaiveTree {
    private NaiveTree() {}

    static Digest root(List<Digest> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return MerkleTree.EMPTY;
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = k(n);
        return MerkleTree.nodeHash(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    /// PATH(m, D[n])
    static List<Digest> path(int m, List<Digest> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? with(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : with(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /// PROOF(m, D[n])
    static List<Digest> proof(int m, List<Digest> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Digest> subproof(int m, List<Digest> leaves, boolean b) {
        int n = leaves.size();
        if (m == n) {
            return b ? List.of() : List.of(root(leaves));
        }
        int k = k(n);
        return m <= k
                ? with(subproof(m, leaves.subList(0, k), b), root(leaves.subList(k, n)))
                : with(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Digest> with(List<Digest> path, Digest last) {
        List<Digest> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
