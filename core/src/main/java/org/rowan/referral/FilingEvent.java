package org.rowan.referral;

import java.time.Instant;
import org.rowan.cases.PersonId;

/// What happened to a filing, in order.
public sealed interface FilingEvent {

    Instant at();

    record Begun(Instant at, Referral referral) implements FilingEvent {}

    /// Written before the call. `environment`: where it went.
    record StepStarted(Instant at, FilingStep step, String environment) implements FilingEvent {}

    record StepAnswered(Instant at, FilingStep step, StepAnswer answer) implements FilingEvent {}

    /// The officer typed the agency's reference back in.
    record ReferenceEntered(Instant at, PersonId by, String reference) implements FilingEvent {}

    record Ended(Instant at, FilingOutcome outcome) implements FilingEvent {}
}
