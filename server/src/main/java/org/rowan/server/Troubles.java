package org.rowan.server;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.flow.Filing;
import org.rowan.flow.Overseeing;
import org.rowan.flow.Standing;
import org.rowan.flow.Standing.Condition;

/// Filings that need a person, or that fail three times in a row or more: how many of each condition.
record Troubles(Map<Condition, Integer> counts) {
    private static final int LOOKED_AT = 100;

    Troubles {
        counts = Map.copyOf(counts);
    }

    static Optional<Troubles> of(Overseeing overseeing) throws IOException {
        Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
        for (Standing standing : overseeing.underWay(LOOKED_AT)) {
            if (sentence(standing.condition()).isPresent()) counts.merge(standing.condition(), 1, Integer::sum);
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Troubles(counts));
    }

    String sentence() {
        return Stream.of(Condition.values())
                .filter(counts::containsKey)
                .flatMap(condition -> sentence(condition).stream()
                        .map(pattern -> pattern.formatted(counts.getOrDefault(condition, 0))))
                .collect(Collectors.joining(". "));
    }

    private static Optional<String> sentence(Condition condition) {
        return switch (condition) {
            case UNSETTLED ->
                Optional.of("filings that may have arrived: %d; a person with the role filer asks the agency and enters"
                        + " its answer");
            case SET_ASIDE ->
                Optional.of("filings set aside because they broke their worker: %d; a person with the role filer"
                        + " resumes them, and server.log says what happened");
            case RUNS_OUT ->
                Optional.of("reports that lapse at the agency within an hour, unfinished: %d; what hinders them stands"
                        + " on their case pages");
            case FAILING ->
                Optional.of("filings that keep failing: %d; their case pages say why, and they go on by themselves once"
                        + " that is mended");
            case WAITS_FOR_PERSON, UNDER_WAY, FILED, RETURNED -> Optional.empty();
        };
    }

    /// Where nothing is begun for now, and why.
    static Optional<String> resting(List<Filing.Resting> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream()
                        .map(r -> "nothing is begun at %s until %s, because: %s"
                                .formatted(r.destination().label(), r.until(), r.sentence()))
                        .collect(Collectors.joining(". ")));
    }
}
