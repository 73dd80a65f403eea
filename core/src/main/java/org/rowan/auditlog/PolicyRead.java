package org.rowan.auditlog;

/// What reading a policy file came to.
public sealed interface PolicyRead permits WitnessPolicy, PolicyRead.Malformed {

    /// `line` counts from 1; 0 when something is missing altogether.
    record Malformed(int line, String expected) implements PolicyRead {}
}
