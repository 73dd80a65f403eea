package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;
import org.rowan.base.Personal;

/// An e-mail address with what is known of its verification. It is kept as held, well-formed or not.
public record Email(Personal<String> address, Optional<Kind> kind, Optional<Verification> verification) {

    public enum Kind {
        HOME("home"),
        WORK("work"),
        BUSINESS("business"),
        RECOVERY("recovery");

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

    public static Email of(Personal<String> address) {
        return new Email(address, Optional.empty(), Optional.empty());
    }
}
