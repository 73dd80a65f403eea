package org.rowan.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.Variant;

/// The matches of one upload, one for each entry: the nearest variant, and of equal ones the first in
/// order.
final class Search {
    private final HashIndex index;
    private final Map<HashEntry, Match> nearest = new LinkedHashMap<>();

    Search(HashIndex index) {
        this.index = index;
    }

    void digests(List<Signal> digests) {
        for (Signal digest : digests) {
            index.exact(digest).forEach(entry -> keep(new Match(entry, 0, Variant.ORIGINAL)));
        }
    }

    /// The all-zero hash is never looked up: it means that there was nothing to hash.
    void pdq(PdqHash hash, Variant variant, int maxDistance) {
        if (hash.isZero()) {
            return;
        }
        for (HashEntry entry : index.within(hash, maxDistance)) {
            if (entry.signal() instanceof PdqHash listed) {
                keep(new Match(entry, listed.distance(hash), variant));
            }
        }
    }

    List<Match> matches() {
        return new ArrayList<>(nearest.values());
    }

    private void keep(Match match) {
        nearest.merge(match.entry(), match, (old, found) -> found.distance() < old.distance() ? found : old);
    }
}
