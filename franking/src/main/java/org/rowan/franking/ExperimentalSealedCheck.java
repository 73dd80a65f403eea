package org.rowan.franking;

import java.util.Optional;

/// Experimental, and off unless a verifier is given one: what replaces the server's word about the sender when
/// the server does not know it.
@FunctionalInterface
public interface ExperimentalSealedCheck {
    /// The first thing that does not hold; empty when token, signature and sender hold. Any bytes may come in
    /// `proof`.
    Optional<Verdict.Failed> failure(TagContext tag, Payload payload, ExperimentalSealedProof proof);
}
