package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// An e-mail address with what is known of its verification.
public record EmailAddress(
        Personal<String> address, Optional<Kind> kind, Optional<Boolean> verified, Optional<Instant> verifiedAt) {

    public enum Kind {
        HOME("Home"),
        WORK("Work"),
        BUSINESS("Business"),
        RECOVERY("Recovery");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public static EmailAddress of(String address) {
        return new EmailAddress(new Personal<>(address), Optional.empty(), Optional.empty(), Optional.empty());
    }

    XmlNode node() {
        return XmlNode.named("email")
                .attribute("type", kind)
                .attribute("verified", verified)
                .attribute("verificationDate", verifiedAt)
                .build(address.reveal());
    }
}
