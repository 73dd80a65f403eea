package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;

/// What an account did at the moment an address or a device was seen. `UNKNOWN` is a service's own word for it; what
/// was not said is empty instead.
public enum Occasion {
    LOGIN("login"),
    REGISTRATION("registration"),
    PURCHASE("purchase"),
    UPLOAD("upload"),
    OTHER("other"),
    UNKNOWN("unknown");

    private final String label;

    Occasion(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Occasion> ofLabel(String label) {
        return Arrays.stream(values()).filter(v -> v.label.equals(label)).findFirst();
    }
}
