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

    /// A person says that the agency has it, with the reference it gave.
    record ReferenceEntered(Instant at, PersonId by, String reference) implements FilingEvent {}

    /// A person says that the agency does not have it, and why.
    record Declined(Instant at, PersonId by, String reason) implements FilingEvent {}

    record Ended(Instant at, FilingOutcome outcome) implements FilingEvent {}
}
