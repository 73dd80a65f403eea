package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;
import org.rowan.base.Personal;

/// A telephone number. With a `callingCode` (`+44`) the number itself does not repeat it. `extension`: 1 to 10 digits.
public record Phone(
        Personal<String> number,
        Optional<Kind> kind,
        Optional<Verification> verification,
        Optional<String> callingCode,
        Optional<Personal<String>> extension) {

    public enum Kind {
        MOBILE("mobile"),
        HOME("home"),
        BUSINESS("business"),
        WORK("work"),
        FAX("fax"),
        INTERNET("internet"),
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

    public Phone {
        String digits = number.reveal().strip();
        if (callingCode.filter(c -> !c.matches("\\+[0-9]{1,3}")).isPresent()) {
            throw new IllegalArgumentException("a calling code is + and 1 to 3 digits; got something else");
        }
        if (callingCode
                .filter(c -> digits.startsWith(c) || digits.startsWith("00" + c.substring(1)))
                .isPresent()) {
            throw new IllegalArgumentException("a number does not repeat its calling code");
        }
        if (extension.filter(e -> !e.reveal().matches("[0-9]{1,10}")).isPresent()) {
            throw new IllegalArgumentException("an extension is 1 to 10 digits; got something else");
        }
    }

    public static Phone of(Personal<String> number) {
        return new Phone(number, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
