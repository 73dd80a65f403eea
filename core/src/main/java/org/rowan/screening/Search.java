package org.rowan.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.Reaches;
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

    /// Each list has its say about how near is near enough, and from which quality on. The all-zero hash is
    /// never looked up: it means that there was nothing to hash.
    void pdq(PdqHash hash, int quality, Variant variant, Limits limits) {
        if (hash.isZero()) {
            return;
        }
        Reaches reaches = index.reaches();
        for (HashEntry entry : index.within(hash, reaches.widest(limits.maxDistance()))) {
            if (entry.signal() instanceof PdqHash listed) {
                int distance = listed.distance(hash);
                boolean near = distance <= reaches.distance(entry.list(), limits.maxDistance());
                boolean good = quality >= reaches.quality(entry.list(), limits.minQuality());
                if (near && good) keep(new Match(entry, distance, variant));
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
