package org.rowan.agency.ncmec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// A provider's user name and password at the CyberTipline. Never prints.
public final class Credentials {
    private final String user;
    private final String password;

    /// - Errors: `IllegalArgumentException` when either is empty or the user name holds a colon, which HTTP
    ///   Basic authentication cannot carry.
    public Credentials(String user, String password) {
        if (user.isEmpty() || password.isEmpty() || user.contains(":")) {
            throw new IllegalArgumentException(
                    "credentials need a user name without a colon and a password; one is missing or not usable");
        }
        this.user = user;
        this.password = password;
    }

    /// The value of the `Authorization` header.
    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /// Compares in constant time.
    public boolean matches(String header) {
        return MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[credentials]";
    }
}
