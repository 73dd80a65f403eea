package org.rowan.franking;

import java.security.MessageDigest;

/// The plaintext of an attachment as it was handed in, by digest and length. The bytes themselves go where
/// evidence is kept.
///
/// - Shapes: `sha256` is 32 bytes; `index` counts the payload's attachments from 0.
public record SuppliedAttachment(int index, Octets sha256, long length) {
    public SuppliedAttachment {
        sha256.require(Sha256.LENGTH, "a SHA-256");
    }

    public static SuppliedAttachment of(int index, byte[] plaintext) {
        return new SuppliedAttachment(index, Octets.adopt(Sha256.digest().digest(plaintext)), plaintext.length);
    }

    /// Counts and digests while the bytes stream by.
    public static Passing passing(int index) {
        return new Passing(index);
    }

    /// Not for several threads at once.
    public static final class Passing {
        private final int index;
        private final MessageDigest sha256 = Sha256.digest();
        private long length;

        private Passing(int index) {
            this.index = index;
        }

        public void update(byte[] bytes, int from, int count) {
            sha256.update(bytes, from, count);
            length += count;
        }

        public SuppliedAttachment end() {
            return new SuppliedAttachment(index, Octets.adopt(sha256.digest()), length);
        }
    }
}
