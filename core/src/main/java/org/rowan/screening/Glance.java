package org.rowan.screening;

import java.util.List;
import java.util.Optional;
import org.rowan.hashlist.HashIndex;
import org.rowan.signal.Digests;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;

/// A first look at an upload: the hash of the picture at a reduced scale is near the exact one, and what is
/// far from everything even so need not be decoded whole.
///
/// The verdict is the same as without it. `ERROR`: by how many bits the two hashes may differ. 60 made
/// photographs of many sizes gave 8 at most (`docs/performance.md`); twice that is granted, and a test
/// holds both.
public final class Glance {
    public static final int ERROR = 16;

    /// A picture of nearly too little quality is decoded whole.
    private static final int QUALITY_ERROR = 10;

    private Glance() {}

    /// `Clear`, when nothing in force can be within reach of the exact hash. Empty means nothing: the whole
    /// picture has to be looked at.
    public static Optional<Screening.Clear> rulesOut(Digests digests, Hashed glance, HashIndex index, Limits limits) {
        boolean unclear = index.sizeWithoutDrills() == 0
                || glance.quality() < index.reaches().strictest(limits.minQuality()) + QUALITY_ERROR
                || listed(digests, index)
                || near(glance, index, limits);
        return unclear ? Optional.empty() : Optional.of(new Screening.Clear(index.size()));
    }

    private static boolean listed(Digests digests, HashIndex index) {
        return List.of(digests.sha256(), digests.sha1(), digests.md5()).stream()
                .anyMatch(digest -> !index.exact(digest).isEmpty());
    }

    private static boolean near(Hashed glance, HashIndex index, Limits limits) {
        int reach = Math.min(PdqHash.BITS, index.reaches().widest(limits.maxDistance()) + ERROR);
        List<PdqHash> variants = limits.dihedral() ? glance.dihedral() : List.of(glance.hash());
        return variants.stream().anyMatch(hash -> !index.within(hash, reach).isEmpty());
    }
}
