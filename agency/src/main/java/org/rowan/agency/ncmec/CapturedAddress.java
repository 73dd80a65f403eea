package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// An address as it was seen (`ipCaptureEvent`). `port`: 1 to 65,535; what was not recorded is empty.
public record CapturedAddress(
        Personal<String> address,
        Optional<Occasion> occasion,
        Optional<Instant> at,
        Optional<Boolean> possibleProxy,
        Optional<Integer> port) {

    /// What the account did at that moment.
    public enum Occasion {
        LOGIN("Login"),
        REGISTRATION("Registration"),
        PURCHASE("Purchase"),
        UPLOAD("Upload"),
        OTHER("Other"),
        UNKNOWN("Unknown");

        private final String words;

        Occasion(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    XmlNode node() {
        return XmlNode.named("ipCaptureEvent")
                .add("ipAddress", address.reveal())
                .add("eventName", occasion)
                .add("dateTime", at)
                .add("possibleProxy", possibleProxy)
                .add("port", port)
                .build();
    }
}
