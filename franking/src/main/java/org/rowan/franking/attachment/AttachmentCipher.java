package org.rowan.franking.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.rowan.franking.AttachmentRef;
import org.rowan.franking.Octets;

/// Encrypts and decrypts attachments with `enc_alg` 1. Whatever their length, 32 KiB are held. Streams are the
/// caller's; an `IOException` is theirs and nothing else.
///
/// - Source: `docs/formats/vfr-1.md`, *Attachments*.
public final class AttachmentCipher {
    public static final int ALGORITHM = 1;

    private static final int SEALED_CHUNK = ChunkKeys.CHUNK + ChunkKeys.TAG;

    private AttachmentCipher() {}

    /// A new key for one attachment.
    public static Octets freshKey(SecureRandom random) {
        return random(random, ChunkKeys.KEY);
    }

    /// Encrypts under a key that is used for nothing else.
    ///
    /// - Errors: `IllegalArgumentException` when `key` is not 32 bytes.
    public static Opening.Opened seal(Octets key, SecureRandom random, InputStream plaintext, OutputStream ciphertext)
            throws IOException {
        return seal(key, random(random, ChunkKeys.SALT), plaintext, ciphertext);
    }

    static Opening.Opened seal(Octets key, Octets salt, InputStream plaintext, OutputStream ciphertext)
            throws IOException {
        if (key.length() != ChunkKeys.KEY) {
            throw new IllegalArgumentException("the key of an attachment is 32 bytes; got " + key.length());
        }
        ChunkKeys keys = ChunkKeys.of(key, salt.toArray());
        Counted in = new Counted();
        Counted out = new Counted();
        out.pass(salt.toArray(), ChunkKeys.SALT, ciphertext);
        out.pass(keys.commitment(), ChunkKeys.COMMITMENT, ciphertext);
        byte[] chunk = new byte[ChunkKeys.CHUNK];
        byte[] sealed = new byte[SEALED_CHUNK];
        int length;
        do {
            length = plaintext.readNBytes(chunk, 0, chunk.length);
            in.count(chunk, length);
            out.pass(sealed, keys.seal(chunk, length, sealed), ciphertext);
        } while (length == chunk.length);
        return new Opening.Opened(out.length, out.sha256(), in.length, in.sha256());
    }

    /// Decrypts. Each piece is authenticated before it is written, but only at the end is it known whether all
    /// of them were there: until then nothing of it may be shown.
    public static Opening open(Octets key, InputStream ciphertext, OutputStream plaintext) throws IOException {
        return open(key, Long.MAX_VALUE, ciphertext, plaintext);
    }

    /// Decrypts the attachment that a payload names, and compares both digests and lengths with it. Not more of
    /// `ciphertext` is read than was named.
    public static Opening open(AttachmentRef named, InputStream ciphertext, OutputStream plaintext) throws IOException {
        if (named.algorithm() != ALGORITHM) return new Opening.Refused(Opening.Fault.UNSUPPORTED_ALGORITHM);
        Opening opening = open(named.key(), named.ciphertextLength(), ciphertext, plaintext);
        if (!(opening instanceof Opening.Opened opened)) return opening;
        boolean sameCiphertext = opened.ciphertextLength() == named.ciphertextLength()
                && opened.ciphertextSha256().equals(named.ciphertextSha256());
        boolean samePlaintext = opened.plaintextLength() == named.plaintextLength()
                && opened.plaintextSha256().equals(named.plaintextSha256());
        if (!sameCiphertext) return new Opening.Refused(Opening.Fault.CIPHERTEXT_MISMATCH);
        return samePlaintext ? opened : new Opening.Refused(Opening.Fault.PLAINTEXT_MISMATCH);
    }

    private static Opening open(Octets key, long most, InputStream ciphertext, OutputStream plaintext)
            throws IOException {
        if (key.length() != ChunkKeys.KEY) return new Opening.Refused(Opening.Fault.MALFORMED_KEY);
        Counted in = new Counted();
        byte[] salt = ciphertext.readNBytes(ChunkKeys.SALT);
        byte[] commitment = ciphertext.readNBytes(ChunkKeys.COMMITMENT);
        in.count(salt, salt.length);
        in.count(commitment, commitment.length);
        if (commitment.length < ChunkKeys.COMMITMENT) return new Opening.Refused(Opening.Fault.TRUNCATED);
        ChunkKeys keys = ChunkKeys.of(key, salt);
        if (!MessageDigest.isEqual(keys.commitment(), commitment)) {
            return new Opening.Refused(Opening.Fault.COMMITMENT_MISMATCH);
        }
        return chunks(keys, most, in, ciphertext, plaintext);
    }

    private static Opening chunks(ChunkKeys keys, long most, Counted in, InputStream ciphertext, OutputStream plaintext)
            throws IOException {
        Counted out = new Counted();
        byte[] sealed = new byte[SEALED_CHUNK];
        byte[] chunk = new byte[SEALED_CHUNK];
        int length;
        do {
            length = ciphertext.readNBytes(sealed, 0, sealed.length);
            in.count(sealed, length);
            if (Long.compareUnsigned(in.length, most) > 0) {
                return new Opening.Refused(Opening.Fault.CIPHERTEXT_MISMATCH);
            }
            // The last chunk is a short one, be it empty: a whole one at the end means that more was there.
            if (length < ChunkKeys.TAG) return new Opening.Refused(Opening.Fault.TRUNCATED);
            int opened = keys.open(sealed, length, chunk);
            if (opened < 0) return new Opening.Refused(Opening.Fault.DAMAGED);
            out.pass(chunk, opened, plaintext);
        } while (length == sealed.length);
        return new Opening.Opened(in.length, in.sha256(), out.length, out.sha256());
    }

    private static Octets random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    /// Counts and digests what passes.
    private static final class Counted {
        private final MessageDigest digest = digest();
        private long length;

        void count(byte[] bytes, int count) {
            digest.update(bytes, 0, count);
            length += count;
        }

        void pass(byte[] bytes, int count, OutputStream into) throws IOException {
            count(bytes, count);
            into.write(bytes, 0, count);
        }

        Octets sha256() {
            return Octets.of(digest.digest());
        }

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }
    }
}
