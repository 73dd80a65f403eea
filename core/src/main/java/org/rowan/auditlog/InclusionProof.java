package org.rowan.auditlog;

import java.util.List;
import org.rowan.base.Digest;

/// Proves that a leaf stands at `index` of the tree of `size` leaves. `path`: sibling hashes, lowest first.
public record InclusionProof(long index, long size, List<Digest> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// - Source: RFC 9162, 2.1.3.2, with its step numbers.
    public ProofCheck verify(Digest leafHash, Digest root) {
        // 1. Compare leaf_index with tree_size.
        if (index < 0 || index >= size) {
            return new ProofCheck.Broken("step 1: the leaf index is not below the tree size");
        }
        // 2. Set fn to leaf_index and sn to tree_size - 1.
        long fn = index;
        long sn = size - 1;
        // 3. Set r to hash.
        Digest r = leafHash;
        // 4. For each value p in the inclusion_path:
        for (Digest p : path) {
            // 4.a. If sn is 0, stop and fail.
            if (sn == 0) {
                return new ProofCheck.Broken("step 4.a: the path is longer than the tree is high");
            }
            if ((fn & 1) == 1 || fn == sn) {
                // 4.b.i. r = HASH(0x01 || p || r)
                r = MerkleTree.nodeHash(p, r);
                // 4.b.ii. Unless LSB(fn) is set, right-shift fn and sn until it is or fn is 0.
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                // 4.b (otherwise). r = HASH(0x01 || r || p)
                r = MerkleTree.nodeHash(r, p);
            }
            // 4.c. Right-shift both.
            fn >>>= 1;
            sn >>>= 1;
        }
        // 5. Compare sn to 0, and r with the root.
        if (sn != 0) {
            return new ProofCheck.Broken("step 5: the path is shorter than the tree is high");
        }
        return ProofCheck.of(r.equals(root), "step 5: the path leads to another root");
    }
}
