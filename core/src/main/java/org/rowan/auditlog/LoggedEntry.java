package org.rowan.auditlog;

import org.rowan.base.Digest;

/// An entry at its place in a log, with the proof of it under a signed head.
public record LoggedEntry(Entry entry, TlogProof proof) {

    public long index() {
        return proof.index();
    }

    public Digest leafHash() {
        return entry.leafHash();
    }
}
