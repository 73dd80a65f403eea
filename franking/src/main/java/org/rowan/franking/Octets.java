package org.rowan.franking;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Immutable bytes, compared by value and in constant time. Printing one shows its length only.
public final class Octets {
    private static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] array;

    private Octets(byte[] array) {
        this.array = array;
    }

    /// Copies `array`; later changes to it are not seen.
    public static Octets of(byte[] array) {
        return array.length == 0 ? EMPTY : new Octets(array.clone());
    }

    /// Takes `array` without a copy; the caller gives it up.
    static Octets adopt(byte[] array) {
        return array.length == 0 ? EMPTY : new Octets(array);
    }

    /// - Errors: `IllegalArgumentException` when `hex` is not an even number of hex digits.
    public static Octets ofHex(String hex) {
        return adopt(HexFormat.of().parseHex(hex));
    }

    /// `length` zeros.
    public static Octets zeros(int length) {
        return adopt(new byte[length]);
    }

    public static Octets empty() {
        return EMPTY;
    }

    public int length() {
        return array.length;
    }

    public byte[] toArray() {
        return array.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    /// The array itself, for reading inside this package.
    byte[] view() {
        return array;
    }

    Octets require(int length, String what) {
        if (array.length != length) {
            throw new IllegalArgumentException(what + " is " + length + " bytes; got " + array.length);
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && MessageDigest.isEqual(array, that.array);
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
