package org.rowan.cases;

/// Why a case exists.
public enum Source {
    /// The item matched an entry of a list in force.
    HASH_MATCH,
    /// The item could not be compared and the operator's policy is to hold such items for a person.
    HELD_UNSCREENABLE,
    /// The service told of it: somebody noticed something that no list has to know.
    NOTICED,
    /// An account is frozen. Nothing was found, and nobody looks.
    PRESERVED
}
