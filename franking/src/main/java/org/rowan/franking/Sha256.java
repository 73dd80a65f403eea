package org.rowan.franking;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256 and HMAC-SHA256 of the platform, and the labels that keep their uses apart.
final class Sha256 {
    static final int LENGTH = 32;

    private static final String HMAC = "HmacSHA256";

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static Mac mac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot compute " + HMAC, e);
        }
    }

    static Mac mac(byte[] key) {
        return rekey(mac(), key);
    }

    /// The same `mac` with another key.
    static Mac rekey(Mac mac, byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this Java refuses a key for " + HMAC, e);
        }
    }

    /// `v8(label)`, as every use begins.
    static byte[] label(String label) {
        return new Writer(1 + label.length())
                .v8(label.getBytes(StandardCharsets.US_ASCII), "a label")
                .toArray();
    }
}
