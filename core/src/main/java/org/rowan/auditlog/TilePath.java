package org.rowan.auditlog;

/// Where a tile or an entry bundle stands below the log's address.
///
/// - Shapes: `tile/<level>/<index>` or `tile/entries/<index>`, with `.p/<width>` behind it when fewer than
///   256; the index in groups of three digits, all but the last with an `x` before it.
/// - Source: C2SP tlog-tiles v0.1.0.
public record TilePath(Kind kind, int level, long index, int width) {
    public static final int FULL = 256;
    public static final int HEIGHT = 8;

    public enum Kind {
        HASHES,
        ENTRIES
    }

    public TilePath {
        if (level < 0 || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no tile has level %d, index %d, width %d".formatted(level, index, width));
        }
    }

    public static TilePath hashes(int level, long index, int width) {
        return new TilePath(Kind.HASHES, level, index, width);
    }

    public static TilePath entries(long index, int width) {
        return new TilePath(Kind.ENTRIES, 0, index, width);
    }

    /// How many hashes the last tile of `level` has in a tree of `size` leaves; 0 when the last one is
    /// full.
    public static int partialWidth(long size, int level) {
        return (int) (hashesAt(size, level) % FULL);
    }

    /// How many hashes there are at `level` of tiles in a tree of `size` leaves.
    public static long hashesAt(long size, int level) {
        return HEIGHT * level >= Long.SIZE ? 0 : size >>> (HEIGHT * level);
    }

    /// This tile once it is full.
    public TilePath whole() {
        return new TilePath(kind, level, index, FULL);
    }

    public String text() {
        StringBuilder groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String place = kind == Kind.ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + place + "/" + groups + (width == FULL ? "" : ".p/" + width);
    }

    @Override
    public String toString() {
        return text();
    }
}
