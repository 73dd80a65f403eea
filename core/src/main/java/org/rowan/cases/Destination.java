package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// Where a referral goes.
public enum Destination {
    /// The CyberTipline of the US National Center for Missing and Exploited Children, over its API.
    NCMEC("ncmec"),
    /// The UK National Crime Agency, through its portal, by a person.
    NCA("nca");

    private final String label;

    Destination(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Destination> ofLabel(String label) {
        return Arrays.stream(values()).filter(d -> d.label.equals(label)).findFirst();
    }
}
