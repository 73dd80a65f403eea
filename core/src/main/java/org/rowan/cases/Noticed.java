package org.rowan.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How something came to the service's notice without any list: by people, or by a system of the service.
///
/// - `at`: when the service became aware of it, by the service's clock. `drill`: a practice notice, about
///   nobody.
public record Noticed(By by, Instant at, boolean drill) {

    public enum By {
        /// Somebody who works for the service.
        MODERATOR("moderator", "somebody who works for the service"),
        /// A user of the service.
        USER("user", "a user of the service"),
        /// Somebody else: an authority, a hotline, another service.
        THIRD_PARTY("third_party", "somebody outside the service"),
        /// A system of the service that looks at what accounts do.
        BEHAVIOUR("behaviour", "a system of the service that looks at behaviour");

        private final String label;
        private final String inWords;

        By(String label, String inWords) {
            this.label = label;
            this.inWords = inWords;
        }

        /// For an agency: `a user of the service`.
        public String inWords() {
            return inWords;
        }

        /// Whether somebody told the service, who does not work for it.
        public boolean report() {
            return this == USER || this == THIRD_PARTY;
        }

        public String label() {
            return label;
        }

        public static Optional<By> ofLabel(String label) {
            return Arrays.stream(values()).filter(by -> by.label.equals(label)).findFirst();
        }
    }
}
