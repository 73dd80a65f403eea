package org.rowan.agency.nca;

import java.util.Arrays;
import java.util.Optional;

/// Whether the operator is a UK provider: an individual who lives in the United Kingdom, or an entity formed under the
/// law of a part of it. Only the operator knows; nothing is guessed from an address.
///
/// - Source: Online Safety Act 2023, section 70(2) and (3).
public enum Provider {
    /// Has the duty for all content that is detected and unreported.
    UK("uk"),
    /// Has the duty for content with a link to the United Kingdom alone.
    NON_UK("non-uk"),
    /// The operator did not say.
    NOT_SAID("");

    private final String label;

    Provider(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Provider> ofLabel(String label) {
        return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
    }
}
