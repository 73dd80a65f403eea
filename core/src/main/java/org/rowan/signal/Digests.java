package org.rowan.signal;

import java.security.MessageDigest;
import java.util.List;
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

    /// The same of bytes that go past, a part at a time.
    public static final class Running {
        private final List<MessageDigest> all =
                List.of(Digest.algorithm("MD5"), Digest.algorithm("SHA-1"), Digest.algorithm("SHA-256"));

        public Running() {}

        public void update(byte[] from, int at, int length) {
            all.forEach(digest -> digest.update(from, at, length));
        }

        /// Ends it.
        public Digests all() {
            List<Bytes> values =
                    all.stream().map(digest -> Bytes.adopt(digest.digest())).toList();
            return new Digests(new Md5(values.get(0)), new Sha1(values.get(1)), new Sha256(values.get(2)));
        }
    }

    private static Bytes digest(String algorithm, Bytes content) {
        MessageDigest digest = Digest.algorithm(algorithm);
        content.updateInto(digest);
        return Bytes.adopt(digest.digest());
    }
}
