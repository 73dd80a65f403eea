package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;
import org.rowan.base.Personal;

/// Another account that belongs to the same person, or to one near. `platform`: where it is. Its holder has an age or a
/// date of birth, not both.
public record LinkedAccount(
        Kind kind,
        Optional<Platform> platform,
        Individual holder,
        Profile profile,
        Standing standing,
        Traces traces,
        Optional<Personal<String>> note) {

    public enum Kind {
        BILLING("billing"),
        LINKED("linked"),
        BUSINESS("business"),
        CREATOR("creator"),
        GUARDIAN("guardian"),
        OTHER("other");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
        }
    }

    /// `thirdParty`: whether the account is one of somebody else's service.
    public record Platform(String name, Optional<Boolean> thirdParty) {}

    public LinkedAccount {
        if (holder.age().isPresent() && holder.born().isPresent()) {
            throw new IllegalArgumentException("a linked account has an age or a date of birth, not both");
        }
    }
}
