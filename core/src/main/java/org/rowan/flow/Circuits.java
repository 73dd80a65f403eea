package org.rowan.flow;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.cases.Destination;
import org.rowan.referral.FilingId;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;

/// Notices that a destination is down, or refuses our credentials, so that not every filing has to find out
/// by itself. Then nothing is begun there for a pause that doubles; after it the next filing is the test.
///
/// One filing alone never closes a destination: what only one suffers from may lie in that one. It remembers
/// in this process alone; each of several processes sees for itself.
final class Circuits {
    /// Different filings that fail with no success between them.
    private static final int FILINGS = 3;

    private final Filing.Pace pace;
    private final Map<Destination, Circuit> circuits = new EnumMap<>(Destination.class);

    Circuits(Filing.Pace pace) {
        this.pace = pace;
    }

    private static final class Circuit {
        private final Set<FilingId> failed = new HashSet<>();
        private int trips;
        private Instant until = Instant.MIN;
        private String sentence = "";
    }

    /// A destination where nothing is begun until then. `sentence`: of the last failure.
    record Rest(Destination destination, Instant until, String sentence) {}

    synchronized Optional<Rest> rest(Destination destination, Instant now) {
        return Optional.ofNullable(circuits.get(destination))
                .filter(c -> c.until.isAfter(now))
                // Longer than any pause: the clock was ahead when it was counted from.
                .filter(c -> !c.until.minus(pace.longestPause()).isAfter(now))
                .map(c -> new Rest(destination, c.until, c.sentence));
    }

    synchronized List<Rest> all(Instant now) {
        return circuits.keySet().stream().flatMap(d -> rest(d, now).stream()).toList();
    }

    /// Counts an answer; the rest that it led to, if it did.
    synchronized Optional<Rest> take(Destination destination, FilingId filing, StepAnswer answer, Instant now) {
        Optional<String> failure = failure(answer);
        if (failure.isEmpty()) {
            circuits.remove(destination);
            return Optional.empty();
        }
        Circuit circuit = circuits.computeIfAbsent(destination, d -> new Circuit());
        circuit.failed.add(filing);
        circuit.sentence = failure.get();
        boolean tested = circuit.trips > 0;
        if (!tested && !ofUsAll(answer) && circuit.failed.size() < FILINGS) return Optional.empty();
        circuit.trips++;
        circuit.until = now.plus(ofUsAll(answer) ? pace.longestPause() : pace.pause(circuit.trips));
        return rest(destination, now);
    }

    /// Wrong credentials concern every filing.
    private static boolean ofUsAll(StepAnswer answer) {
        return answer instanceof StepAnswer.Rejected rejected && rejected.cause() == Cause.CREDENTIALS;
    }

    private static Optional<String> failure(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.NotSent not -> Optional.of(not.sentence());
            case StepAnswer.Unknown unknown -> Optional.of(unknown.sentence());
            case StepAnswer.Rejected rejected ->
                rejected.cause() == Cause.AGENCY || rejected.cause() == Cause.CREDENTIALS
                        ? Optional.of(rejected.sentence())
                        : Optional.empty();
            case StepAnswer.Accepted accepted -> Optional.empty();
            case StepAnswer.AlreadyFinished finished -> Optional.empty();
            case StepAnswer.Corrupted corrupted -> Optional.empty();
            case StepAnswer.AwaitsPerson awaits -> Optional.empty();
        };
    }
}
