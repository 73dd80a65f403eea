package org.rowan.agency.forms;

import java.util.UUID;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Ids of one document, all from its seed: the same seed and place give the same id, and nobody without the
/// seed can guess one.
public record Ids(Bytes seed) {
    private static final int VERSION = 0x40;
    private static final int VARIANT = 0x80;

    /// A UUID in the form of version 4 for `place`.
    public UUID at(String place) {
        byte[] bytes = Digest.of(seed.concat(Bytes.utf8(place))).value().toArray();
        bytes[6] = (byte) ((bytes[6] & 0x0f) | VERSION);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | VARIANT);
        return new UUID(half(bytes, 0), half(bytes, Long.BYTES));
    }

    private static long half(byte[] bytes, int from) {
        return java.nio.ByteBuffer.wrap(bytes, from, Long.BYTES).getLong();
    }
}
