package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.referral.Enclosure;

/// The values of one referral that are too long for any field, each once, in the order in which they were met.
final class LongValues {
    static final String NAME = "long-values.txt";

    private final List<String> kept = new ArrayList<>();

    void keep(String what, String value) {
        String entry = "=== " + what + " (" + value.length() + " characters)\n" + value + "\n";
        if (!kept.contains(entry)) kept.add(entry);
    }

    Optional<Enclosure> enclosure() {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Enclosure(Enclosure.Kind.LONG_VALUES, NAME, new Personal<>(String.join("\n", kept))));
    }
}
