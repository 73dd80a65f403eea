package org.rowan.evidence;

import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Framing;

/// A sealed object in its two halves, which are kept apart: `object` goes to the vault under `id`,
/// `sealedKey` to the key table. Destroying the second makes the first unreadable for ever.
public record Sealed(EvidenceId id, EvidenceHeader header, Bytes sealedKey, Bytes object) {
    private static final Bytes KEY_ID = Bytes.utf8("ev/1/dek-id");

    /// The id of the object's key in the log: `SHA-256(v8("ev/1/dek-id") | sealedKey)`.
    public Digest keyId() {
        return keyId(sealedKey);
    }

    public static Digest keyId(Bytes sealedKey) {
        return Digest.of(new Framing().v8(KEY_ID).raw(sealedKey).bytes());
    }
}
