package org.rowan.hashlist;

import java.util.Optional;
import org.rowan.signal.PdqHash;

/// How near a picture must come to the PDQ entries of one list; what is empty goes by the service's common
/// limits.
///
/// - Shapes: `distance`: differing bits, 0 to 256, inclusive; it may be wider or narrower than the common
///   one. `quality`: PDQ quality, 0 to 100, inclusive; only ever stricter than the common floor.
public record Reach(Optional<Integer> distance, Optional<Integer> quality) {
    /// The service's common limits.
    public static final Reach COMMON = new Reach(Optional.empty(), Optional.empty());

    public Reach {
        if (distance.filter(d -> d < 0 || d > PdqHash.BITS).isPresent()
                || quality.filter(q -> q < 0 || q > 100).isPresent()) {
            throw new IllegalArgumentException("a list's own distance is 0 to 256, its own quality floor 0 to 100");
        }
    }

    int distance(int common) {
        return distance.orElse(common);
    }

    int quality(int common) {
        return Math.max(common, quality.orElse(common));
    }
}
