package org.rowan.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which part of the work this process does, and so which doors it opens and which keys it loads.
public enum Duty {
    ALL,
    /// Takes items in. Can seal and never unseal.
    INTAKE,
    /// Shows cases to people. Can unseal for them.
    CONSOLE,
    /// Sends referrals and destroys what is due. Alone reaches the agencies.
    FILER,
    /// Stamps messages for verifiable reports, and nothing else.
    STAMPER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean takesItems() {
        return this == ALL || this == INTAKE;
    }

    public boolean showsConsole() {
        return this == ALL || this == CONSOLE;
    }

    public boolean files() {
        return this == ALL || this == FILER;
    }

    public boolean stamps() {
        return this == ALL || this == STAMPER;
    }

    /// Whoever takes reports in checks their tags.
    public boolean checksTags() {
        return this == ALL || this == INTAKE;
    }

    public static Optional<Duty> ofLabel(String label) {
        return Arrays.stream(values()).filter(d -> d.label().equals(label)).findFirst();
    }
}
