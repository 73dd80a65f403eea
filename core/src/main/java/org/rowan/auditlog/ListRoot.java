package org.rowan.auditlog;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Framing;
import org.rowan.base.Hmac;

/// The root of a hash list in the log. With the list's salt the provider recomputes it from its own copy
/// and says "mine, complete"; without the salt nobody can test whether a picture is on the list.
///
/// - Shapes: `entry = HMAC-SHA256(salt, v8("log/1/list-entry") | u8 algorithm | v16 raw)`; sorted, each
///   once; the RFC 6962 root over them. `saltCommit = SHA-256(v8("log/1/list-salt") | salt)`.
public record ListRoot(Digest root, Digest saltCommit, List<Digest> entries) {
    private static final Bytes ENTRY = Bytes.utf8("log/1/list-entry");
    private static final Bytes SALT = Bytes.utf8("log/1/list-salt");

    public ListRoot {
        entries = List.copyOf(entries);
    }

    /// The kinds of hash, with the number that stands for them in an entry.
    public enum Algorithm {
        MD5(1),
        SHA1(2),
        SHA256(3),
        PDQ(4);

        private final int code;

        Algorithm(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public record Listed(Algorithm algorithm, Bytes raw) {}

    public static ListRoot of(Blind salt, Collection<Listed> listed) {
        TreeSet<String> sorted = new TreeSet<>();
        for (Listed one : listed) {
            sorted.add(entry(salt, one).hex());
        }
        List<Digest> entries = sorted.stream().map(Digest::ofHex).toList();
        List<Digest> leaves = entries.stream()
                .map(entry -> MerkleTree.leafHash(entry.value()))
                .toList();
        return new ListRoot(MerkleTree.root(leaves), commitment(salt), entries);
    }

    /// How one hash stands in the tree.
    public static Digest entry(Blind salt, Listed listed) {
        Bytes message = new Framing()
                .v8(ENTRY)
                .number(listed.algorithm().code(), 1)
                .v16(listed.raw())
                .bytes();
        return new Digest(Hmac.sha256(salt.value(), message));
    }

    /// Proves to somebody who holds the salt that `listed` is on the list.
    ///
    /// - Errors: `IllegalArgumentException` when it is not.
    public InclusionProof membership(Digest entry) {
        int index = entries.indexOf(entry);
        if (index < 0) {
            throw new IllegalArgumentException("this entry is not on the list of " + entries.size());
        }
        List<Digest> leaves =
                entries.stream().map(one -> MerkleTree.leafHash(one.value())).toList();
        return MerkleTree.inclusion(MerkleTree.over(leaves), index, entries.size());
    }

    private static Digest commitment(Blind salt) {
        return Digest.of(new Framing().v8(SALT).raw(salt.value()).bytes());
    }
}
