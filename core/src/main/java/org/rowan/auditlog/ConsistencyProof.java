package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Digest;

/// Proves that the tree of `size` leaves begins with the very leaves of the tree of `oldSize`. `path`:
/// lowest first.
public record ConsistencyProof(long oldSize, long size, List<Digest> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// - Source: RFC 9162, 2.1.4.2, with its step numbers; the cases it leaves out (`oldSize` 0 or equal to
    ///   `size`) are stated before it.
    public ProofCheck verify(Digest oldRoot, Digest root) {
        if (oldSize < 0 || oldSize > size) {
            return new ProofCheck.Broken("the older tree is larger than the newer");
        }
        if (oldSize == 0 || oldSize == size) {
            return trivial(oldRoot, root);
        }
        List<Digest> steps = new ArrayList<>();
        // 2. If first is an exact power of 2, prepend first_hash to the path.
        if (Long.bitCount(oldSize) == 1) {
            steps.add(oldRoot);
        }
        steps.addAll(path);
        // 1. An empty path fails.
        if (path.isEmpty()) {
            return new ProofCheck.Broken("step 1: the path is empty");
        }
        // 3. Set fn to first - 1 and sn to second - 1.
        long fn = oldSize - 1;
        long sn = size - 1;
        // 4. If LSB(fn) is set, right-shift both until it is not.
        int ones = Long.numberOfTrailingZeros(~fn);
        return walk(steps, fn >>> ones, sn >>> ones, oldRoot, root);
    }

    private static ProofCheck walk(List<Digest> steps, long first, long second, Digest oldRoot, Digest root) {
        long fn = first;
        long sn = second;
        // 5. Set fr and sr to the first value of the path.
        Digest fr = steps.get(0);
        Digest sr = steps.get(0);
        // 6. For each subsequent value c:
        for (Digest c : steps.subList(1, steps.size())) {
            // 6.a. If sn is 0, stop and fail.
            if (sn == 0) {
                return new ProofCheck.Broken("step 6.a: the path is longer than the tree is high");
            }
            if ((fn & 1) == 1 || fn == sn) {
                // 6.b.i, ii. fr = HASH(0x01 || c || fr), sr = HASH(0x01 || c || sr)
                fr = MerkleTree.nodeHash(c, fr);
                sr = MerkleTree.nodeHash(c, sr);
                // 6.b.iii. Unless LSB(fn) is set, right-shift both until it is or fn is 0.
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                // 6.b (otherwise). sr = HASH(0x01 || sr || c)
                sr = MerkleTree.nodeHash(sr, c);
            }
            // 6.c. Right-shift both.
            fn >>>= 1;
            sn >>>= 1;
        }
        // 7. Compare fr with first_hash, sr with second_hash, and sn with 0.
        if (sn != 0) {
            return new ProofCheck.Broken("step 7: the path is shorter than the tree is high");
        }
        if (!fr.equals(oldRoot)) {
            return new ProofCheck.Broken("step 7: the path leads to another older root");
        }
        return ProofCheck.of(sr.equals(root), "step 7: the path leads to another newer root");
    }

    private ProofCheck trivial(Digest oldRoot, Digest root) {
        if (!path.isEmpty()) {
            return new ProofCheck.Broken("nothing is to be proven between these sizes, yet the path is not empty");
        }
        if (oldSize == 0) {
            return ProofCheck.of(oldRoot.equals(MerkleTree.EMPTY), "the older root is not that of an empty tree");
        }
        return ProofCheck.of(oldRoot.equals(root), "two different roots of one size");
    }
}
