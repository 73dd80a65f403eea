package org.rowan.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.Reaches;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Reel;
import org.rowan.signal.Signal;
import org.rowan.signal.Variant;

/// The matches of one upload, one for each entry: the nearest variant, and of equal ones the first in
/// order.
final class Search {
    private static final int PERFECT = 100;

    private final HashIndex index;
    private final Map<HashEntry, Match> nearest = new LinkedHashMap<>();
    /// Films repeat their frames; each hash is looked up once.
    private final Set<PdqHash> seen = new HashSet<>();

    Search(HashIndex index) {
        this.index = index;
    }

    void digests(List<Signal> digests) {
        for (Signal digest : digests) {
            index.exact(digest).forEach(entry -> keep(new Match(entry, 0, Variant.ORIGINAL)));
        }
    }

    /// A frame as it is and, where that is asked for, turned and mirrored.
    void frame(Reel.Frame frame, Limits limits) {
        Hashed picture = frame.hashed();
        pdq(picture.hash(), picture.quality(), Variant.ORIGINAL, frame.moment(), limits);
        if (!limits.dihedral()) return;
        List<Variant> variants = List.of(Variant.values());
        for (int i = 0; i < variants.size(); i++) {
            pdq(picture.dihedral().get(i), picture.quality(), variants.get(i), frame.moment(), limits);
        }
    }

    void pdq(PdqHash hash, int quality, Limits limits) {
        pdq(hash, quality, Variant.ORIGINAL, Reel.START, limits);
    }

    /// Each list has its say about how near is near enough, and from which quality on. The all-zero hash is
    /// never looked up: it means that there was nothing to hash.
    private void pdq(PdqHash hash, int quality, Variant variant, Reel.Moment moment, Limits limits) {
        if (hash.isZero() || (quality == PERFECT && !seen.add(hash))) {
            return;
        }
        Reaches reaches = index.reaches();
        for (HashEntry entry : index.within(hash, reaches.widest(limits.maxDistance()))) {
            if (entry.signal() instanceof PdqHash listed) {
                int distance = listed.distance(hash);
                boolean near = distance <= reaches.distance(entry.list(), limits.maxDistance());
                boolean good = quality >= reaches.quality(entry.list(), limits.minQuality());
                if (near && good) keep(new Match(entry, distance, variant, moment));
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
