package org.rowan.signal;

import java.util.HexFormat;
import org.rowan.base.Bytes;

/// A PDQ hash: 256 bits in text order, `w0` holding the first 16 hex digits.
///
/// - Source: PDQ reference, text form: bit k of the hash has weight 2^k of the big-endian number.
public record PdqHash(long w0, long w1, long w2, long w3) implements Signal {
    public static final int BITS = 256;

    /// - Errors: `IllegalArgumentException` unless `hex` is exactly 64 hex digits.
    public static PdqHash parse(String hex) {
        return of(Hex.exact(hex, SignalType.PDQ));
    }

    public static PdqHash of(Bytes value) {
        if (value.length() != BITS / 8) {
            throw new IllegalArgumentException("a pdq is 32 bytes; got " + value.length());
        }
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(value.toArray());
        return new PdqHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /// Differing bits, 0 to 256.
    public int distance(PdqHash other) {
        return Long.bitCount(w0 ^ other.w0)
                + Long.bitCount(w1 ^ other.w1)
                + Long.bitCount(w2 ^ other.w2)
                + Long.bitCount(w3 ^ other.w3);
    }

    /// True for the all-zero hash, which means "too small or featureless" and must never enter an index.
    public boolean isZero() {
        return (w0 | w1 | w2 | w3) == 0;
    }

    @Override
    public SignalType type() {
        return SignalType.PDQ;
    }

    @Override
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(w0) + hex.toHexDigits(w1) + hex.toHexDigits(w2) + hex.toHexDigits(w3);
    }

    @Override
    public String toString() {
        return "[pdq]";
    }
}
