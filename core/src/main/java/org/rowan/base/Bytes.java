package org.rowan.base;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Immutable bytes, compared by value. Printing one shows its length only, so that content cannot leak into
/// a log.
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /// Copies `array`; later changes to it are not seen.
    public static Bytes copyOf(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array.clone());
    }

    /// Takes `array` without a copy; the caller gives it up. For large content that must not exist twice.
    public static Bytes adopt(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array);
    }

    public static Bytes utf8(String text) {
        return adopt(text.getBytes(StandardCharsets.UTF_8));
    }

    /// - Errors: `IllegalArgumentException` when `hex` is not an even number of hex digits.
    public static Bytes ofHex(String hex) {
        return adopt(HexFormat.of().parseHex(hex));
    }

    public static Bytes empty() {
        return EMPTY;
    }

    public int length() {
        return array.length;
    }

    public byte at(int index) {
        return array[index];
    }

    public byte[] toArray() {
        return array.clone();
    }

    /// A stream over these bytes without a copy.
    public InputStream stream() {
        return new ByteArrayInputStream(array);
    }

    public Bytes slice(int from, int to) {
        return adopt(Arrays.copyOfRange(array, from, to));
    }

    public Bytes concat(Bytes other) {
        byte[] both = Arrays.copyOf(array, array.length + other.array.length);
        System.arraycopy(other.array, 0, both, array.length, other.array.length);
        return adopt(both);
    }

    /// Feeds the content to a digest or MAC without a copy.
    public void updateInto(java.security.MessageDigest digest) {
        digest.update(array);
    }

    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    public String asUtf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && java.security.MessageDigest.isEqual(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return "[" + array.length + " bytes]";
    }
}
