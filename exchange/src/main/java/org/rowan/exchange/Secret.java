package org.rowan.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A password, key or token. Never prints.
public final class Secret {
    private static final int MAX_LENGTH = 1_000;

    private final String text;

    /// - Errors: `IllegalArgumentException` when `text` is empty, longer than 1,000 characters or holds
    ///   control characters; the message does not repeat it.
    public Secret(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a password, key or token is one line of 1 to 1,000 characters; this one is not");
        }
        this.text = text;
    }

    /// The secret itself, for the one place that sends it.
    public String reveal() {
        return text;
    }

    /// Compares in constant time.
    public boolean matches(String other) {
        return MessageDigest.isEqual(other.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
