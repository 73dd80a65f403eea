package org.rowan.screening;

import org.rowan.signal.PdqHash;

/// When two pictures count as the same. `maxDistance`: differing bits, 0 to 256, inclusive; `minQuality`:
/// PDQ quality, 0 to 100, inclusive; `dihedral`: an upload is also compared turned and mirrored.
///
/// - Source: PDQ reference notes, which suggest distance 31 and quality 50.
public record Limits(int maxDistance, int minQuality, boolean dihedral) {
    public static final Limits DEFAULT = new Limits(31, 50, true);

    public Limits {
        if (maxDistance < 0 || maxDistance > PdqHash.BITS || minQuality < 0 || minQuality > 100) {
            throw new IllegalArgumentException(
                    "limits are a distance of 0 to 256 and a quality of 0 to 100; got %d and %d"
                            .formatted(maxDistance, minQuality));
        }
    }
}
