package org.rowan.base;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 and HKDF-SHA256. HKDF is written here over HMAC because the platform's own
/// (`javax.crypto.KDF`) came after release 21.
public final class Hmac {
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /// - Errors: `IllegalArgumentException` for an empty key.
    /// - Source: RFC 2104 with SHA-256.
    public static Bytes sha256(Bytes key, Bytes message) {
        Mac mac = keyed(key);
        return Bytes.adopt(mac.doFinal(message.toArray()));
    }

    /// Derives `length` bytes for the use named by `info`.
    ///
    /// - Shapes: `length` is 1 to 8160.
    /// - Source: RFC 5869, 2.2 and 2.3.
    public static Bytes hkdf(Bytes salt, Bytes secret, Bytes info, int length) {
        if (length < 1 || length > 255 * LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA256 gives 1 to 8160 bytes; asked for " + length);
        }
        // 2.2 Extract: PRK = HMAC(salt, IKM); an absent salt is one of zeros.
        Bytes pseudorandom = sha256(salt.length() == 0 ? Bytes.adopt(new byte[LENGTH]) : salt, secret);
        // 2.3 Expand: T(i) = HMAC(PRK, T(i-1) | info | i).
        Bytes output = Bytes.empty();
        Bytes block = Bytes.empty();
        for (int i = 1; output.length() < length; i++) {
            block = sha256(pseudorandom, block.concat(info).concat(Bytes.copyOf(new byte[] {(byte) i})));
            output = output.concat(block);
        }
        return output.slice(0, length);
    }

    private static Mac keyed(Bytes key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java cannot compute " + ALGORITHM, e);
        }
    }
}
