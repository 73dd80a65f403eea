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

    /// The work on it broke off without a word of the agency. `sentence`: why, without content.
    record Stumbled(Instant at, Why why, String sentence) implements FilingEvent {}

    enum Why {
        /// Something that it needs was not to be had; it goes on by itself once that is mended.
        OUTSIDE,
        /// A fault of ours; the same would happen again.
        FAULT
    }

    /// It broke its worker so often that it is set aside: nothing is done until a person resumes it.
    record SetAside(Instant at, String sentence) implements FilingEvent {}

    /// A person lets it go on.
    record Resumed(Instant at, PersonId by, String reason) implements FilingEvent {}

    /// A person stops it before the report is finished: what was opened is taken back at the agency.
    record Withdrawn(Instant at, PersonId by, String reason) implements FilingEvent {}

    record Ended(Instant at, FilingOutcome outcome) implements FilingEvent {}
}
