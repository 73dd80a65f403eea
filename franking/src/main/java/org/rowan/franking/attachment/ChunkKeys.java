package org.rowan.franking.attachment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rowan.franking.Octets;

/// What is derived from the key and the salt of one attachment, and the cipher of its chunks. Another key
/// gives another commitment, so that one ciphertext has one meaning.
///
/// - Source: c2sp.org/chunked-encryption with AES-256-GCM and HKDF-Expand-SHA-512; `docs/formats/vfr-1.md`.
final class ChunkKeys {
    static final int KEY = 32;
    static final int SALT = 24;
    static final int COMMITMENT = 32;
    static final int CHUNK = 16_384;
    static final int TAG = 16;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 8 * TAG;
    private static final long MOST_CHUNKS = 1L << 38;
    private static final byte[] LABEL =
            "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTEXT = "vfr/1/attachment".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;
    private final byte[] baseNonce;
    private final byte[] commitment;
    private final Cipher cipher;
    private long chunks;

    private ChunkKeys(byte[] derived) {
        this.key = new SecretKeySpec(derived, 0, KEY, "AES");
        this.baseNonce = Arrays.copyOfRange(derived, KEY, KEY + NONCE);
        this.commitment = Arrays.copyOfRange(derived, KEY + NONCE, KEY + NONCE + COMMITMENT);
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    static ChunkKeys of(Octets key, byte[] salt) {
        return new ChunkKeys(expand(key.toArray(), salt));
    }

    byte[] commitment() {
        return commitment.clone();
    }

    /// HKDF-Expand alone, in two rounds of SHA-512: the platform's own refuses a key of this length.
    private static byte[] expand(byte[] key, byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key, "HmacSHA512"));
            byte[] first = round(mac, new byte[0], salt, 1);
            byte[] second = round(mac, first, salt, 2);
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot compute HmacSHA512", e);
        }
    }

    private static byte[] round(Mac mac, byte[] before, byte[] salt, int number) {
        mac.update(before);
        mac.update(LABEL);
        mac.update(salt);
        mac.update(CONTEXT);
        mac.update((byte) number);
        return mac.doFinal();
    }

    /// Seals the next chunk into `into`; the number of bytes there.
    int seal(byte[] chunk, int length, byte[] into) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nextNonce());
            return cipher.doFinal(chunk, 0, length, into);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java's AES-GCM refuses to encrypt", e);
        }
    }

    /// Opens the next chunk into `into`; the number of bytes there, or -1 when it was altered.
    int open(byte[] sealed, int length, byte[] into) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nextNonce());
            return cipher.doFinal(sealed, 0, length, into);
        } catch (AEADBadTagException altered) {
            return -1;
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("a chunk opens into at least " + CHUNK + " bytes", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java's AES-GCM refuses to decrypt", e);
        }
    }

    private GCMParameterSpec nextNonce() {
        if (chunks >= MOST_CHUNKS) throw new IllegalStateException("an attachment has at most 4 PiB");
        byte[] nonce = baseNonce.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE - 1 - i] ^= (byte) (chunks >>> (8 * i));
        }
        chunks++;
        return new GCMParameterSpec(TAG_BITS, nonce);
    }
}
