package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// How soon a person should look, for a child's sake. The first comes first.
public enum RiskRank {
    /// Somebody should look at once. Only a person says so.
    AT_ONCE("at_once"),
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String label;

    RiskRank(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<RiskRank> ofLabel(String label) {
        return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
    }
}
