package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Digest;

/// A tree that grows leaf by leaf and hands out its tiles as they fill. It keeps at most 255 hashes of each
/// level, so that a log of any size can be built or checked in one pass.
public final class TreeGrowth {
    private final List<List<Digest>> open = new ArrayList<>();
    private long size;

    public TreeGrowth() {}

    /// Goes on from a tree of `size` leaves whose unfilled last tiles are `open`, lowest level first.
    ///
    /// - Errors: `IllegalArgumentException` when the widths are not those of `size`.
    public static TreeGrowth from(long size, List<List<Digest>> open) {
        TreeGrowth growth = new TreeGrowth();
        growth.size = size;
        for (int level = 0; level < open.size() || TilePath.hashesAt(size, level) > 0; level++) {
            int width = TilePath.partialWidth(size, level);
            if (level >= open.size() || open.get(level).size() != width) {
                throw new IllegalArgumentException(
                        "a tree of %d leaves has %d hashes in the last tile of level %d".formatted(size, width, level));
            }
            growth.open.add(new ArrayList<>(open.get(level)));
        }
        return growth;
    }

    public long size() {
        return size;
    }

    /// Adds one leaf.
    ///
    /// - Shapes: the tiles that this leaf filled, lowest level first; mostly none.
    public List<Tile> add(Digest leafHash) {
        size++;
        List<Tile> filled = new ArrayList<>();
        Digest hash = leafHash;
        for (int level = 0; ; level++) {
            if (level == open.size()) {
                open.add(new ArrayList<>());
            }
            List<Digest> hashes = open.get(level);
            hashes.add(hash);
            if (hashes.size() < TilePath.FULL) {
                return filled;
            }
            long index = TilePath.hashesAt(size, level) / TilePath.FULL - 1;
            filled.add(new Tile(TilePath.hashes(level, index, TilePath.FULL), hashes));
            hash = MerkleTree.root(hashes);
            hashes.clear();
        }
    }

    /// The tiles that are not full, lowest level first.
    public List<Tile> partial() {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < open.size(); level++) {
            List<Digest> hashes = open.get(level);
            if (!hashes.isEmpty()) {
                long index = TilePath.hashesAt(size, level) / TilePath.FULL;
                tiles.add(new Tile(TilePath.hashes(level, index, hashes.size()), hashes));
            }
        }
        return tiles;
    }

    /// The root over all leaves so far: what is open at each level, with everything below it as its last
    /// hash.
    public Digest root() {
        List<Digest> below = List.of();
        for (List<Digest> hashes : open) {
            List<Digest> all = new ArrayList<>(hashes);
            all.addAll(below);
            below = all.isEmpty() ? List.of() : List.of(ragged(all));
        }
        return below.isEmpty() ? MerkleTree.EMPTY : below.get(0);
    }

    /// The root over hashes of which the last may stand for fewer leaves than the others: RFC 6962 splits
    /// both alike.
    private static Digest ragged(List<Digest> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int left = (int) MerkleTree.split(hashes.size());
        return MerkleTree.nodeHash(ragged(hashes.subList(0, left)), ragged(hashes.subList(left, hashes.size())));
    }
}
