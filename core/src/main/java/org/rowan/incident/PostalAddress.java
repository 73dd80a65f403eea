package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;
import org.rowan.base.Personal;

/// A postal address. `region`: a state or province, in the United States its two-letter code.
public record PostalAddress(
        Optional<Kind> kind,
        Optional<Personal<String>> street,
        Optional<Personal<String>> city,
        Optional<Personal<String>> zip,
        Optional<Personal<String>> region,
        Optional<Country> country) {

    public enum Kind {
        HOME("home"),
        BUSINESS("business"),
        BILLING("billing"),
        SHIPPING("shipping"),
        TECHNICAL("technical");

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
}
