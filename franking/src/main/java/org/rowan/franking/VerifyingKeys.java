package org.rowan.franking;

/// All keys that were ever issued, by their numbers.
@FunctionalInterface
public interface VerifyingKeys {
    /// Any number may be asked for. Once destroyed or compromised, a key never comes back.
    KeyStanding of(int kid);
}
