package org.rowan.incident;

import java.util.Optional;

/// How an account stands with its service. `permanently` has no moment of opening again. `thirdParty`: the account is
/// one of another service.
public record Standing(
        Optional<Boolean> compromised,
        Optional<Closure> temporarily,
        Optional<Closure> permanently,
        Optional<Boolean> allEmailsReported,
        Optional<Boolean> thirdParty) {
    public static final Standing UNKNOWN =
            new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Standing {
        if (permanently.flatMap(Closure::reopenedAt).isPresent()) {
            throw new IllegalArgumentException("what is closed for good is not opened again");
        }
    }
}
