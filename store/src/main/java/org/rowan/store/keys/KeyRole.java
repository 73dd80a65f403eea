package org.rowan.store.keys;

/// What a process is for, which decides the keys it loads.
public enum KeyRole {
    /// Takes uploads: public keys only. It cannot open what it seals.
    INTAKE,

    /// Shows evidence to reviewers: opens, and does not sign.
    CONSOLE,

    /// Files with the authorities and publishes the log: opens and signs.
    FILER;

    boolean opens() {
        return this != INTAKE;
    }

    boolean signs() {
        return this == FILER;
    }
}
