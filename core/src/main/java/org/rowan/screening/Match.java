package org.rowan.screening;

import org.rowan.hashlist.HashEntry;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Reel;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// One entry within reach. `distance`: differing bits, 0 for a digest. `variant`: how the upload was turned
/// or mirrored when it was nearest to the entry; always the original for a digest.
/// `moment`: where in a film that was; the beginning for stills and digests.
public record Match(HashEntry entry, int distance, Variant variant, Reel.Moment moment) {
    public Match {
        if (distance < 0 || distance > PdqHash.BITS) {
            throw new IllegalArgumentException("a distance is 0 to 256 bits; got " + distance);
        }
    }

    /// A match of a still picture or a digest.
    public Match(HashEntry entry, int distance, Variant variant) {
        this(entry, distance, variant, Reel.START);
    }

    /// What the match was found by.
    public SignalType kind() {
        return entry.signal().type();
    }
}
