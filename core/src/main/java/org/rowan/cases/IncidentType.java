package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// What is believed to have happened, in the CyberTipline's eight kinds. A reviewer chooses; there is no
/// default.
public enum IncidentType {
    IMAGERY("imagery"),
    TRAFFICKING("trafficking"),
    TOURISM("tourism"),
    MOLESTATION("molestation"),
    MISLEADING_DOMAIN("misleading_domain"),
    MISLEADING_WORDS("misleading_words"),
    ENTICEMENT("enticement"),
    OBSCENE_TO_CHILD("obscene_to_child");

    private final String label;

    IncidentType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<IncidentType> ofLabel(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }
}
