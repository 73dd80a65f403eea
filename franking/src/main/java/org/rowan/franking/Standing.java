package org.rowan.franking;

/// The three words that a reviewer sees. None of them starts an action against the accused, and none of them
/// keeps a report from being read.
public enum Standing {
    /// The stamping service's own keys say that this account sent exactly this.
    VERIFIED,
    /// The check could not be made. By itself this says nothing against anybody.
    UNVERIFIED,
    /// What was sent in does not fit together: something was altered, or a client or key is broken.
    CONTRADICTED
}
