package org.rowan.cases;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Whether the evidence of a case is kept. Content and reference run on clocks of their own.
public sealed interface Retention {

    /// No clock runs yet: a person still has to decide or a referral is on its way.
    record Open() implements Retention {}

    record Keep(Instant until) implements Retention {}

    /// A legal hold stops every clock.
    record Held(String authority, Optional<Instant> until) implements Retention {}

    record Destroy(Instant since, Basis basis) implements Retention {}

    record Gone() implements Retention {}

    enum Basis {
        RETENTION_EXPIRED,
        DISMISSED
    }

    /// What becomes of the content.
    static Retention of(CaseFile file, RetentionRules rules, Instant now) {
        if (file.objects().isEmpty()) return new Gone();
        Optional<CaseEvent.HoldSet> hold = file.hold(now);
        if (hold.isPresent()) return new Held(hold.get().authority(), hold.get().until());
        return switch (file.state()) {
            case FILED, CORRECTED, PRESERVED, RELEASED ->
                until(end(file, rules).orElseThrow(), Basis.RETENTION_EXPIRED, now);
            case DISMISSED -> until(end(file, rules).orElseThrow(), Basis.DISMISSED, now);
            case DESTROYED -> new Destroy(now, orderedFor(file));
            case AWAITING_REVIEW, AWAITING_SECOND, REFERRED, UNSETTLED, RETURNED -> new Open();
        };
    }

    /// When the clock of the content ends, extended or not; empty while none runs, and once its destruction
    /// was ordered.
    static Optional<Instant> end(CaseFile file, RetentionRules rules) {
        if (file.objects().isEmpty()) return Optional.empty();
        return switch (file.state()) {
            // The law's clock runs from the submission of a report, mistaken or not.
            case FILED, CORRECTED ->
                Optional.of(extended(file, later(contentUntil(file, rules), ordered(file, rules))));
            case DISMISSED ->
                Optional.of(extended(file, later(dismissedAt(file).plus(rules.dismissed()), ordered(file, rules))));
            case PRESERVED -> ordered(file, rules).map(end -> extended(file, end));
            case RELEASED -> Optional.of(extended(file, releasedAt(file).plus(rules.dismissed())));
            case DESTROYED, AWAITING_REVIEW, AWAITING_SECOND, REFERRED, UNSETTLED, RETURNED -> Optional.empty();
        };
    }

    /// Until when the agency's reference must be kept, where a rule says so: the later clock, which content
    /// never runs on.
    static Optional<Instant> referenceUntil(CaseFile file, RetentionRules rules) {
        return file.filed().stream()
                .filter(f -> f.destination() == Destination.NCA)
                .map(f -> plus(f.at(), rules.ukReference().period()))
                .max(Instant::compareTo);
    }

    private static Instant contentUntil(CaseFile file, RetentionRules rules) {
        return file.filed().stream()
                .map(f -> plus(
                        f.at(),
                        switch (f.destination()) {
                            case NCMEC -> rules.usContent().period();
                            case NCA -> rules.ukContent().period();
                        }))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /// Until when the order to freeze that stands keeps what came under it, also where nothing has come yet.
    static Optional<Instant> ordered(CaseFile file, RetentionRules rules) {
        return file.preservation()
                .map(order -> plus(order.at(), rules.preserved().period()));
    }

    private static Instant later(Instant clock, Optional<Instant> other) {
        return other.filter(clock::isBefore).orElse(clock);
    }

    private static Instant releasedAt(CaseFile file) {
        return file.all(CaseEvent.PreservationReleased.class).getLast().at();
    }

    private static Instant dismissedAt(CaseFile file) {
        return file.all(CaseEvent.Dismissed.class).getLast().at();
    }

    private static Basis orderedFor(CaseFile file) {
        List<CaseEvent.DestructionOrdered> orders = file.all(CaseEvent.DestructionOrdered.class);
        return orders.isEmpty() ? Basis.RETENTION_EXPIRED : orders.getLast().basis();
    }

    private static Instant extended(CaseFile file, Instant clock) {
        return later(clock, file.extendedUntil());
    }

    private static Retention until(Instant end, Basis basis, Instant now) {
        return now.isBefore(end) ? new Keep(end) : new Destroy(end, basis);
    }

    /// A year is a calendar year, counted in UTC.
    private static Instant plus(Instant from, Period period) {
        return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }
}
