package org.rowan.screening;

import org.rowan.hashlist.HashEntry;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// One entry within reach. `distance`: differing bits, 0 for a digest. `variant`: how the upload was turned
/// or mirrored when it was nearest to the entry; always the original for a digest.
public record Match(HashEntry entry, int distance, Variant variant) {
    public Match {
        if (distance < 0 || distance > PdqHash.BITS) {
            throw new IllegalArgumentException("a distance is 0 to 256 bits; got " + distance);
        }
    }

    /// What the match was found by.
    public SignalType kind() {
        return entry.signal().type();
    }
}
