package org.rowan.exchange.vics;

import java.util.Map;
import java.util.Optional;

/// What the codes of one jurisdiction mean here, as the operator stated it. There is no table to begin
/// with: the same number means other things elsewhere, and a set mixes what is wanted with what is not.
///
/// - Shapes: `region`: as files of model 2.0 name it, such as `US`. A code that is not in the table never
///   matches.
public record CategoryTable(String region, Map<Integer, Means> means) {
    public enum Means {
        /// Matches.
        ALERT,
        /// Matches as a lead.
        LEAD,
        /// Known and not wanted: kept, never matched.
        BENIGN
    }

    public CategoryTable {
        means = Map.copyOf(means);
        if (!region.matches("[A-Za-z0-9_-]{1,40}") || means.isEmpty()) {
            throw new IllegalArgumentException("a table of categories has a region and 1 code or more");
        }
        if (means.keySet().stream().anyMatch(code -> code < 0)) {
            throw new IllegalArgumentException("codes of categories are 0 or more");
        }
    }

    Optional<Means> of(int code) {
        return Optional.ofNullable(means.get(code));
    }
}
