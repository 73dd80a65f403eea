package org.rowan.auditlog;

import java.util.Comparator;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Framing;

/// The newest entries of all open cases, as one root for the daily census.
///
/// - Shapes: the RFC 6962 root over `32 bytes case reference | 8 bytes n | 32 bytes leaf hash`, sorted by
///   these bytes.
public final class CaseHeads {
    private CaseHeads() {}

    /// `leafHash`: of the newest entry, whose link is `link`.
    public record Head(CaseLink link, Digest leafHash) {
        public static Head of(CaseLink link, Entry newest) {
            return new Head(link, newest.leafHash());
        }

        private Bytes bytes() {
            return new Framing()
                    .raw(link.caseReference().value().value())
                    .number(link.n(), 8)
                    .raw(leafHash.value())
                    .bytes();
        }
    }

    public static Digest root(List<Head> heads) {
        return MerkleTree.root(heads.stream()
                .map(Head::bytes)
                .sorted(Comparator.comparing(Bytes::hex))
                .map(MerkleTree::leafHash)
                .toList());
    }
}
