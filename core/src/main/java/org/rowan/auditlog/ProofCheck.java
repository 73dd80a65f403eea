package org.rowan.auditlog;

/// What checking a proof came to.
public sealed interface ProofCheck {

    record Proven() implements ProofCheck {}

    /// `where`: the step of the standard's algorithm that failed, in words.
    record Broken(String where) implements ProofCheck {}

    static ProofCheck of(boolean holds, String otherwise) {
        return holds ? new Proven() : new Broken(otherwise);
    }
}
