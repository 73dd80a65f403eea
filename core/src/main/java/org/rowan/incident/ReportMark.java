package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;

/// What a reviewer found to be true of a whole incident. A mark is there or not; there is no "no".
public enum ReportMark {
    SEXTORTION("sextortion"),
    SOLICITATION("solicitation"),
    MINOR_TO_MINOR("minor_to_minor"),
    SPAM("spam"),
    SADISTIC("sadistic");

    private final String label;

    ReportMark(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<ReportMark> ofLabel(String label) {
        return Arrays.stream(values()).filter(v -> v.label.equals(label)).findFirst();
    }
}
