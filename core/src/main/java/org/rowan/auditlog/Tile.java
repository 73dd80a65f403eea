package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Framing;

/// Up to 256 consecutive hashes of one level of the tree, with their place.
public record Tile(TilePath path, List<Digest> hashes) {
    public Tile {
        hashes = List.copyOf(hashes);
        if (path.kind() != TilePath.Kind.HASHES || hashes.size() != path.width()) {
            throw new IllegalArgumentException("tile " + path + " has another width than " + hashes.size());
        }
    }

    public Bytes bytes() {
        Framing tile = new Framing();
        hashes.forEach(hash -> tile.raw(hash.value()));
        return tile.bytes();
    }

    /// The hashes of a tile of `width`, or of a wider one that begins with it; empty when the length is
    /// wrong.
    public static Optional<List<Digest>> read(Bytes bytes, int width) {
        if (bytes.length() % Digest.LENGTH != 0 || bytes.length() < width * Digest.LENGTH) {
            return Optional.empty();
        }
        List<Digest> hashes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            hashes.add(new Digest(bytes.slice(i * Digest.LENGTH, (i + 1) * Digest.LENGTH)));
        }
        return Optional.of(hashes);
    }
}
