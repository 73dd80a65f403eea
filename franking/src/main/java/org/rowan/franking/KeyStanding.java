package org.rowan.franking;

/// What is known of a key by its number.
public sealed interface KeyStanding {

    record NeverIssued() implements KeyStanding {}

    /// Its window closed, and the key is gone.
    record Destroyed() implements KeyStanding {}

    /// Somebody else may have had it; it was destroyed for that reason.
    record Compromised() implements KeyStanding {}

    record Usable(VerifyingKey key) implements KeyStanding {}
}
