package org.rowan.signal;

import org.rowan.base.Bytes;

/// Strict hex of a fixed length; upper case is accepted, lower case is written.
final class Hex {
    private Hex() {}

    static Bytes exact(String hex, SignalType type) {
        if (hex.length() != type.hexDigits()) {
            throw new IllegalArgumentException(
                    "a %s is %d hex digits; got %d characters".formatted(type.label(), type.hexDigits(), hex.length()));
        }
        for (int i = 0; i < hex.length(); i++) {
            if (Character.digit(hex.charAt(i), 16) < 0 || hex.charAt(i) > 'f') {
                throw new IllegalArgumentException(
                        "a %s is %d hex digits; character %d is none".formatted(type.label(), type.hexDigits(), i + 1));
            }
        }
        return Bytes.ofHex(hex);
    }
}
