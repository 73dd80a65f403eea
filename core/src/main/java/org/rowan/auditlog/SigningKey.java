package org.rowan.auditlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.rowan.base.Bytes;

/// The key by which a log signs its heads: Ed25519. It prints as `[signing key]`.
///
/// - Shapes: `seed` is the 32 secret bytes of RFC 8032; `verifier` the public key that belongs to it.
public record SigningKey(VerifierKey verifier, Bytes seed) {
    public static final int SEED_LENGTH = 32;

    /// What stands before the seed in a PKCS #8 private key (RFC 8410).
    public static final Bytes PKCS8 = Bytes.ofHex("302e020100300506032b657004220420");

    public SigningKey {
        if (seed.length() != SEED_LENGTH || verifier.type() != VerifierKey.Type.ED25519) {
            throw new IllegalArgumentException("a log signs with an Ed25519 key of 32 bytes");
        }
    }

    /// Signs the head of the log that this key is named after.
    ///
    /// - Errors: `IllegalArgumentException` for a head of another log; `IllegalStateException` when seed
    ///   and public key do not belong together.
    public SignedNote sign(Checkpoint head) {
        if (!head.origin().equals(verifier.name())) {
            throw new IllegalArgumentException("this key signs the log it is named after, and no other");
        }
        Bytes signature = signature(head.text());
        SignedNote note =
                new SignedNote(head.text(), List.of(new SignedNote.Line(verifier.name(), verifier.id(), signature)));
        if (!(NoteCheck.of(note, verifier) instanceof NoteCheck.Valid)) {
            throw new IllegalStateException("the log's private key does not belong to its public key");
        }
        return note;
    }

    /// The bare signature of a text.
    Bytes signature(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(PKCS8.concat(seed).toArray())));
            signer.update(Bytes.utf8(text).toArray());
            return Bytes.adopt(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "[signing key]";
    }
}
