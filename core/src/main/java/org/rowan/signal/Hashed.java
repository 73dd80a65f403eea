package org.rowan.signal;

import java.util.List;

/// What PDQ says of one picture. `quality`: 0 (flat) to 100. `dihedral`: the eight hashes in the order
/// of `Variant`; the first is `hash` itself. Only for a picture of exactly 64 x 64 pixels may the two
/// differ, as they do in the reference: see `PdqHasher`.
public record Hashed(PdqHash hash, int quality, List<PdqHash> dihedral) {
    public static final int VARIANTS = 8;

    public Hashed {
        dihedral = List.copyOf(dihedral);
        if (quality < 0 || quality > 100) {
            throw new IllegalArgumentException("PDQ quality is 0 to 100; got " + quality);
        }
        if (dihedral.size() != VARIANTS) {
            throw new IllegalArgumentException("a picture has 8 dihedral hashes; got " + dihedral.size());
        }
    }
}
