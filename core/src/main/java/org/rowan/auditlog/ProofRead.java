package org.rowan.auditlog;

/// What reading a proof file came to.
public sealed interface ProofRead permits TlogProof, ProofRead.Malformed {

    record Malformed(String why) implements ProofRead {}
}
