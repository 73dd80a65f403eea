package org.rowan.incident;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// Where somebody is thought to be. `region`: in the United States a two-letter code, and there beside any city.
public record EstimatedPlace(
        Optional<Personal<String>> city,
        Optional<Personal<String>> region,
        Country country,
        Optional<Boolean> verified,
        Optional<Instant> at) {
    public EstimatedPlace {
        if (country.isUnitedStates() && city.isPresent() && region.isEmpty()) {
            throw new IllegalArgumentException("a city in the United States stands with its state");
        }
    }
}
