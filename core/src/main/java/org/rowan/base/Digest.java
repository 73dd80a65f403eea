package org.rowan.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256 value used as a content id or a tree node: exactly 32 bytes.
public record Digest(Bytes value) {
    public static final int LENGTH = 32;

    public Digest {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a digest is 32 bytes; got " + value.length());
        }
    }

    public static Digest of(Bytes content) {
        MessageDigest sha256 = sha256();
        content.updateInto(sha256);
        return new Digest(Bytes.adopt(sha256.digest()));
    }

    public static Digest ofHex(String hex) {
        return new Digest(Bytes.ofHex(hex));
    }

    /// A fresh SHA-256, which every Java platform has to provide.
    public static MessageDigest sha256() {
        return algorithm("SHA-256");
    }

    /// - Errors: `IllegalStateException` when the platform lacks `name`, which is a broken installation.
    public static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
