package org.rowan.auditlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Framing;

/// What one key says of one note. Lines of other keys are passed over, even if they share a name or a key
/// id with this one.
///
/// - Source: C2SP signed-note v1.0.0 (type 0x01), tlog-cosignature v1.0.1 (0x04) and v1.1.0-rc.1 (0x06).
public sealed interface NoteCheck {

    /// `time`: when a witness signed; a log's own signature has none.
    record Valid(Optional<Instant> time) implements NoteCheck {}

    /// No line of this key.
    record NotSigned() implements NoteCheck {}

    /// A line of this key whose signature is not one of this text.
    record Wrong() implements NoteCheck {}

    /// This Java lacks the algorithm, so nothing is known either way.
    record Unchecked(String algorithm) implements NoteCheck {}

    static NoteCheck of(SignedNote note, VerifierKey key) {
        List<SignedNote.Line> lines = note.signatures().stream()
                .filter(line -> line.name().equals(key.name()) && line.keyId().equals(key.id()))
                .toList();
        NoteCheck result = new NotSigned();
        for (SignedNote.Line line : lines) {
            result = one(note.text(), key, line.signature());
            // One wrong line of a known key makes the whole note untrustworthy.
            if (!(result instanceof Valid)) {
                return result;
            }
        }
        return result;
    }

    private static NoteCheck one(String text, VerifierKey key, Bytes signature) {
        return switch (key.type()) {
            case ED25519 -> verify("Ed25519", Forms.ED25519, key, Bytes.utf8(text), signature, Optional.empty());
            case COSIGNATURE_ED25519 ->
                timed(signature, 64)
                        .map(time -> verify(
                                "Ed25519",
                                Forms.ED25519,
                                key,
                                Bytes.utf8("cosignature/v1\ntime " + time.getEpochSecond() + "\n" + text),
                                signature.slice(8, signature.length()),
                                Optional.of(time)))
                        .orElse(new Wrong());
            case COSIGNATURE_ML_DSA_44 -> mlDsa(text, key, signature);
        };
    }

    private static NoteCheck mlDsa(String text, VerifierKey key, Bytes signature) {
        Optional<Instant> time = timed(signature, 2420);
        Optional<Checkpoint> head = Checkpoint.read(text);
        if (time.isEmpty() || head.isEmpty()) {
            return new Wrong();
        }
        Bytes message = new Framing()
                .raw(Bytes.utf8("subtree/v1\n\0"))
                .v8(Bytes.utf8(key.name()))
                .number(time.get().getEpochSecond(), 8)
                .v8(Bytes.utf8(head.get().origin()))
                .number(0, 8)
                .number(head.get().size(), 8)
                .raw(head.get().root().value())
                .bytes();
        return verify("ML-DSA-44", Forms.ML_DSA_44, key, message, signature.slice(8, signature.length()), time);
    }

    /// A cosignature is 8 bytes of time and `length` bytes of signature.
    private static Optional<Instant> timed(Bytes signature, int length) {
        if (signature.length() != 8 + length) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature.slice(0, 8).toArray()).getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static NoteCheck verify(
            String algorithm, Bytes form, VerifierKey key, Bytes message, Bytes signature, Optional<Instant> time) {
        try {
            PublicKey publicKey = KeyFactory.getInstance(algorithm)
                    .generatePublic(
                            new X509EncodedKeySpec(form.concat(key.key()).toArray()));
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(message.toArray());
            return verifier.verify(signature.toArray()) ? new Valid(time) : new Wrong();
        } catch (NoSuchAlgorithmException e) {
            return new Unchecked(algorithm);
        } catch (GeneralSecurityException e) {
            // A key that is no point of the curve, or a signature of an impossible form.
            return new Wrong();
        }
    }

    /// What stands before the raw key in a SubjectPublicKeyInfo (RFC 8410; RFC 9881).
    final class Forms {
        static final Bytes ED25519 = Bytes.ofHex("302a300506032b6570032100");
        static final Bytes ML_DSA_44 = Bytes.ofHex("30820532300b06096086480165030403110382052100");

        private Forms() {}
    }
}
