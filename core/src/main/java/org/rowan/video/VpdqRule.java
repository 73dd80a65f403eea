package org.rowan.video;

import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.signal.PdqHash;

/// When two films count as the same. Features below `quality` and repeated hashes do not count; of the rest
/// at least `queryPercent` of the one and `comparePercent` of the other must have a fellow within
/// `distance`. All four are inclusive.
///
/// - Units: `distance`: differing bits, 0 to 256; `quality`: 0 to 100; percent, 0 to 100.
/// - Source: vPDQ reference, `vpdq/README.md` and `python-threatexchange`. Where the reference's C++ asks
///   for less than the distance, its README and the Python binding ask for at most: so do we.
public record VpdqRule(int distance, int quality, double queryPercent, double comparePercent) {
    /// What python-threatexchange and HMA use.
    public static final VpdqRule DEFAULT = new VpdqRule(31, 50, 80, 0);

    public VpdqRule {
        if (distance < 0 || distance > PdqHash.BITS || quality < 0 || quality > 100) {
            throw new IllegalArgumentException(
                    "films are compared with a distance of 0 to 256 and a quality of 0 to 100; got %d and %d"
                            .formatted(distance, quality));
        }
        if (!percent(queryPercent) || !percent(comparePercent)) {
            throw new IllegalArgumentException("films are compared with shares of 0 to 100 percent; got %s and %s"
                    .formatted(queryPercent, comparePercent));
        }
    }

    private static boolean percent(double given) {
        return given >= 0 && given <= 100;
    }

    /// How much of each film the other one has, in percent.
    public record Overlap(double query, double compared) {}

    /// Both shares are 0 when one film has no feature that counts.
    public Overlap overlap(Vpdq query, Vpdq compared) {
        Set<PdqHash> one = counting(query);
        Set<PdqHash> other = counting(compared);
        return one.isEmpty() || other.isEmpty() ? new Overlap(0, 0) : new Overlap(share(one, other), share(other, one));
    }

    /// A film of which nothing counts matches nothing, even where 0 percent would do.
    public boolean matches(Vpdq query, Vpdq compared) {
        if (counting(query).isEmpty() || counting(compared).isEmpty()) return false;
        Overlap overlap = overlap(query, compared);
        return overlap.query() >= queryPercent && overlap.compared() >= comparePercent;
    }

    private Set<PdqHash> counting(Vpdq film) {
        return film.features().stream()
                .filter(feature ->
                        feature.quality() >= quality && !feature.hash().isZero())
                .map(Feature::hash)
                .collect(Collectors.toSet());
    }

    private double share(Set<PdqHash> of, Set<PdqHash> among) {
        long met = of.stream()
                .filter(hash -> among.stream().anyMatch(other -> hash.distance(other) <= distance))
                .count();
        return 100.0 * met / of.size();
    }
}
