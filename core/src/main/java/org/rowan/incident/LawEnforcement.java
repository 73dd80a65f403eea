package org.rowan.incident;

import java.util.Optional;
import org.rowan.base.Personal;

/// Police who know of the incident already, or who brought it up.
public record LawEnforcement(
        Personal<String> agency,
        Optional<Personal<String>> caseNumber,
        Optional<Individual> officer,
        Optional<Boolean> told,
        Optional<Boolean> servedAtHome,
        Optional<ServedAbroad> servedAbroad) {
    public LawEnforcement {
        if (agency.reveal().isBlank()) {
            throw new IllegalArgumentException("law enforcement has the name of its agency; got a blank one");
        }
    }

    /// Legal process of another country. `by`: which.
    public record ServedAbroad(boolean served, Optional<Country> by) {}
}
