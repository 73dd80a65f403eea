package org.rowan.signal;

import java.security.MessageDigest;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The three exact digests of a file as it was uploaded.
public record Digests(Md5 md5, Sha1 sha1, Sha256 sha256) {

    public static Digests of(Bytes content) {
        return new Digests(
                new Md5(digest("MD5", content)),
                new Sha1(digest("SHA-1", content)),
                new Sha256(digest("SHA-256", content)));
    }

    private static Bytes digest(String algorithm, Bytes content) {
        MessageDigest digest = Digest.algorithm(algorithm);
        content.updateInto(digest);
        return Bytes.adopt(digest.digest());
    }
}
