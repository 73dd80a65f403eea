package org.rowan.auditlog;

import java.util.Base64;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// A public key that signs notes, with the name it signs under.
///
/// - Shapes: written as `name+<8 hex digits of the key id>+base64(type | key)`; the key id is the first 4
///   bytes of SHA-256(name | newline | type | key).
/// - Source: C2SP signed-note v1.0.0, tlog-cosignature v1.1.0-rc.1.
public record VerifierKey(String name, Type type, Bytes key) {
    static final int ID_LENGTH = 4;

    public VerifierKey {
        if (!SignedNote.isName(name)) {
            throw new IllegalArgumentException("a key's name is 1 or more characters without spaces or '+'");
        }
        if (key.length() != type.keyLength()) {
            throw new IllegalArgumentException(
                    "a public key of type %s has %d bytes; got %d".formatted(type, type.keyLength(), key.length()));
        }
    }

    /// What a key of this name signs, and how.
    public enum Type {
        /// The text itself, by Ed25519: how a log signs.
        ED25519(0x01, 32),
        /// A time and the text, by Ed25519: how a witness signs.
        COSIGNATURE_ED25519(0x04, 32),
        /// A time, origin, size and root, by ML-DSA-44: how a witness signs against quantum computers too.
        COSIGNATURE_ML_DSA_44(0x06, 1312);

        private final int code;
        private final int keyLength;

        Type(int code, int keyLength) {
            this.code = code;
            this.keyLength = keyLength;
        }

        int code() {
            return code;
        }

        int keyLength() {
            return keyLength;
        }
    }

    /// Reads the written form; empty when it is not one, or its key id does not belong to its key.
    public static Optional<VerifierKey> read(String written) {
        String[] parts = written.split("\\+", 3);
        if (parts.length != 3 || !SignedNote.isName(parts[0])) {
            return Optional.empty();
        }
        return SignedNote.base64(parts[2])
                .filter(typed -> typed.length() > 0)
                .flatMap(typed -> typed(parts[0], typed))
                .filter(key -> SignedNote.hex(parts[1]).equals(Optional.of(key.id())));
    }

    private static Optional<VerifierKey> typed(String name, Bytes typed) {
        for (Type type : Type.values()) {
            if (type.code() == typed.at(0) && type.keyLength() == typed.length() - 1) {
                return Optional.of(new VerifierKey(name, type, typed.slice(1, typed.length())));
            }
        }
        return Optional.empty();
    }

    /// 4 bytes by which a signature line hints at its key.
    public Bytes id() {
        return Digest.of(Bytes.utf8(name + "\n").concat(typed())).value().slice(0, ID_LENGTH);
    }

    public String written() {
        return name + "+" + id().hex() + "+" + Base64.getEncoder().encodeToString(typed().toArray());
    }

    private Bytes typed() {
        return Bytes.copyOf(new byte[] {(byte) type.code()}).concat(key);
    }

    @Override
    public String toString() {
        return written();
    }
}
