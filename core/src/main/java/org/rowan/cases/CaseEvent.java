package org.rowan.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Digest;
import org.rowan.evidence.EvidenceId;
import org.rowan.screening.Strength;

/// What happened to a case, in order. The history is only ever added to.
public sealed interface CaseEvent {

    Instant at();

    record Opened(Instant at, Source source, Item item, List<MatchFact> matches, Strength strength)
            implements CaseEvent {
        public Opened {
            matches = List.copyOf(matches);
        }
    }

    record EvidenceSealed(Instant at, EvidenceItem evidence) implements CaseEvent {}

    record Claimed(Instant at, PersonId by, Instant until) implements CaseEvent {}

    record Released(Instant at, PersonId by) implements CaseEvent {}

    record Recused(Instant at, PersonId by) implements CaseEvent {}

    /// A rendition was made and handed to this person's page. Whether it was seen is `ViewRecorded`.
    record Revealed(Instant at, PersonId by, EvidenceId evidence, Rung rung, boolean whole) implements CaseEvent {}

    record ViewRecorded(Instant at, PersonId by, EvidenceId evidence, Rung rung, boolean whole, Duration inView)
            implements CaseEvent {}

    record MetadataOpened(Instant at, PersonId by, EvidenceId evidence) implements CaseEvent {}

    record Decided(Instant at, PersonId by, ReviewDecision decision) implements CaseEvent {}

    /// The dismissal stands: as many people as it needed dismissed the case.
    record Dismissed(Instant at) implements CaseEvent {}

    /// A lead put a dismissed case back before the reviewers, before its evidence was destroyed. What was
    /// decided until then counts no more.
    record Reopened(Instant at, PersonId by, String reason) implements CaseEvent {
        public Reopened {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// A lead, who did not dismiss the case, found its files harmless: until then, the very same files are
    /// no match only because they resemble an entry.
    record FoundHarmless(Instant at, PersonId by, Instant until) implements CaseEvent {}

    /// The referral stands: reviewers agreed and nothing was missing.
    record ReferralAccepted(Instant at, Destination destination, String filing) implements CaseEvent {}

    record ReferralFiled(Instant at, Destination destination, String filing, String reference) implements CaseEvent {}

    /// The referral may have arrived: a person asks the agency and says what came of it.
    record ReferralUnsettled(Instant at, Destination destination, String filing, String sentence)
            implements CaseEvent {}

    /// The agency refused, or certainly got nothing: the case goes back to a person.
    record ReferralReturned(Instant at, Destination destination, String filing, String sentence) implements CaseEvent {}

    record HoldSet(Instant at, PersonId by, String authority, Optional<Instant> until) implements CaseEvent {}

    record HoldLifted(Instant at, PersonId by, String reason) implements CaseEvent {}

    /// Everything about the case was ordered out on legal process: in whose name, and what for. `evidence`:
    /// what existed then. Whether it was written to its end is not known here: that shows in the pack.
    record RecordsTaken(Instant at, PersonId by, String authority, String purpose, List<EvidenceId> evidence)
            implements CaseEvent {
        public RecordsTaken {
            evidence = List.copyOf(evidence);
        }
    }

    /// The referral of `filing` was put into another form. `document`: SHA-256 of what was handed out.
    record Exported(Instant at, PersonId by, String filing, String form, Digest document) implements CaseEvent {}

    record DestructionOrdered(Instant at, Retention.Basis basis) implements CaseEvent {}

    record EvidenceDestroyed(Instant at, List<EvidenceId> evidence) implements CaseEvent {
        public EvidenceDestroyed {
            evidence = List.copyOf(evidence);
        }
    }
}
