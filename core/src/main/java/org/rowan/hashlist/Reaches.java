package org.rowan.hashlist;

import java.util.Map;

/// The reach of each list in force that has one of its own.
public final class Reaches {
    /// All lists go by the common limits.
    public static final Reaches NONE = new Reaches(Map.of());

    private final Map<ListId, Reach> own;

    public Reaches(Map<ListId, Reach> own) {
        this.own = Map.copyOf(own);
    }

    /// Bits to which an entry of `list` reaches.
    public int distance(ListId list, int common) {
        return own.getOrDefault(list, Reach.COMMON).distance(common);
    }

    /// The quality below which a picture is not compared with `list`.
    public int quality(ListId list, int common) {
        return own.getOrDefault(list, Reach.COMMON).quality(common);
    }

    /// Bits to which any list reaches.
    public int widest(int common) {
        return own.values().stream().mapToInt(reach -> reach.distance(common)).reduce(common, Math::max);
    }

    /// The quality from which a picture is compared with every list.
    public int strictest(int common) {
        return own.values().stream().mapToInt(reach -> reach.quality(common)).reduce(common, Math::max);
    }
}
