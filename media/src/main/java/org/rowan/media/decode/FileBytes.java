package org.rowan.media.decode;

/// A file inside the array it arrived in, from `start` to before `end`. Reads beyond either end give -1, so
/// that parsers of hostile bytes need no checks of their own.
///
/// - Shapes: the array goes on for `SPARE` bytes after `end`, which a decoder may fill.
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record FileBytes(byte[] array, int start, int end) {
    public static final int SPARE = 2;

    public FileBytes {
        if (start < 0 || end < start || end > array.length - SPARE) {
            throw new IllegalArgumentException("a file lies within its array, with room behind; got %d to %d of %d"
                    .formatted(start, end, array.length));
        }
    }

    public int length() {
        return end - start;
    }

    int at(long offset) {
        return offset < 0 || offset >= length() ? -1 : array[start + (int) offset] & 0xff;
    }

    /// Big-endian, 2 bytes; -1 beyond the end.
    int be16(long offset) {
        return at(offset + 1) < 0 ? -1 : at(offset) << 8 | at(offset + 1);
    }

    /// Big-endian, 4 bytes, unsigned; -1 beyond the end.
    long be32(long offset) {
        return at(offset + 3) < 0 ? -1 : (long) be16(offset) << 16 | be16(offset + 2);
    }

    /// Little-endian, 4 bytes, unsigned; -1 beyond the end.
    long le32(long offset) {
        return at(offset + 3) < 0
                ? -1
                : at(offset) | at(offset + 1) << 8 | at(offset + 2) << 16 | (long) at(offset + 3) << 24;
    }

    /// True when the ASCII characters of `text` stand at `offset`.
    boolean has(long offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
