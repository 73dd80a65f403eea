package org.rowan.incident;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// Somebody in an incident: the account that is reported, whom it was meant for, or a child. What role that is, is said
/// by where the party stands in [Circumstances].
public record Party(
        Individual person,
        Profile profile,
        Standing standing,
        Traces traces,
        List<LinkedAccount> linked,
        Optional<Personal<String>> vehicle,
        Optional<Personal<String>> school,
        Optional<Personal<String>> note) {
    public Party {
        linked = List.copyOf(linked);
    }

    public static Party of(Profile profile) {
        return new Party(
                Individual.UNKNOWN,
                profile,
                Standing.UNKNOWN,
                Traces.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Whether this is the account of that id. Without ids nobody is the same.
    public boolean is(Personal<String> id) {
        return profile.id()
                .filter(own -> !own.reveal().isBlank() && own.equals(id))
                .isPresent();
    }
}
