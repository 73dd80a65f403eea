package org.rowan.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A user name and password for HTTP Basic authentication.
public record Login(String user, Secret password) {
    /// - Errors: `IllegalArgumentException` when the user name is empty or holds a colon or a control
    ///   character, which HTTP Basic authentication cannot carry.
    public Login {
        if (user.isEmpty() || user.contains(":") || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a user name has 1 character or more and no colon; this one is not so");
        }
    }

    /// The value of the `Authorization` header.
    public String header() {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /// Compares in constant time.
    public boolean matches(String header) {
        return new Secret(header()).matches(header);
    }

    @Override
    public String toString() {
        return "[login]";
    }
}
