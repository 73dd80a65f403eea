package org.rowan.signal;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of signal a hash list can hold. `hexDigits`: length of the text form.
public enum SignalType {
    PDQ("pdq", 64),
    MD5("md5", 32),
    SHA1("sha1", 40),
    SHA256("sha256", 64);

    private final String label;
    private final int hexDigits;

    SignalType(String label, int hexDigits) {
        this.label = label;
        this.hexDigits = hexDigits;
    }

    public String label() {
        return label;
    }

    public int hexDigits() {
        return hexDigits;
    }

    public static Optional<SignalType> ofLabel(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }
}
