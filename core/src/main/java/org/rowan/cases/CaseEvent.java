package org.rowan.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Digest;
import org.rowan.evidence.EvidenceId;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
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

    /// A person says how soon somebody should look, for a child's sake, and why. `reasons`: those that only a person
    /// can see. `words`: anything else, at most 3,000 characters; there is at least a reason or a word.
    record RiskRanked(Instant at, PersonId by, RiskRank rank, List<RiskReason> reasons, Optional<String> words)
            implements CaseEvent {
        public RiskRanked {
            reasons = reasons.stream().distinct().sorted().toList();
            words.ifPresent(ReviewDecision::reasonOk);
            if (reasons.isEmpty() && words.isEmpty()) {
                throw new IllegalArgumentException("a rank needs a reason or a word; got neither");
            }
            if (reasons.stream().anyMatch(RiskReason::proposed)) {
                throw new IllegalArgumentException("a person gives reasons that only a person can see");
            }
        }
    }

    /// The referral stands: reviewers agreed and nothing was missing.
    record ReferralAccepted(Instant at, Destination destination, String filing) implements CaseEvent {}

    record ReferralFiled(Instant at, Destination destination, String filing, String reference) implements CaseEvent {}

    /// The referral may have arrived: a person asks the agency and says what came of it.
    record ReferralUnsettled(Instant at, Destination destination, String filing, String sentence)
            implements CaseEvent {}

    /// The agency refused, or certainly got nothing: the case goes back to a person.
    record ReferralReturned(Instant at, Destination destination, String filing, String sentence) implements CaseEvent {}

    /// What people found out about a report after it was filed.
    sealed interface AfterFiling extends CaseEvent {}

    /// A lead puts a concluded case back before the reviewers, because there is more to tell, or what was told is
    /// wrong in part. What was filed stands, and the next report cites it.
    record FollowUpOpened(Instant at, PersonId by, String reason) implements AfterFiling {
        public FollowUpOpened {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// A lead says that nothing of the case should have been reported. One request stands at a time; a new one takes
    /// its place.
    record CorrectionAsked(Instant at, PersonId by, String reason) implements AfterFiling {
        public CorrectionAsked {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// Another person agreed: whatever was filed of this case until now was a mistake.
    record Corrected(Instant at, PersonId by) implements AfterFiling {}

    /// The agency was told that the report of `filing` was a mistake. `how`: by which way, and to whom.
    record CorrectionTold(Instant at, PersonId by, String filing, String how) implements AfterFiling {
        public CorrectionTold {
            ReviewDecision.reasonOk(how);
        }
    }

    record HoldSet(Instant at, PersonId by, String authority, Optional<Instant> until) implements CaseEvent {}

    record HoldLifted(Instant at, PersonId by, String reason) implements CaseEvent {}

    /// A lead keeps the evidence longer than its clock says, for a reason that the law allows. It is destroyed
    /// no earlier than `until`.
    record RetentionExtended(Instant at, PersonId by, Instant until, String reason) implements CaseEvent {}

    /// Everything about the case was ordered out on legal process: in whose name, and what for. `evidence`:
    /// what existed then. Whether it was written to its end is not known here: that shows in the pack.
    record RecordsTaken(Instant at, PersonId by, String authority, String purpose, List<EvidenceId> evidence)
            implements CaseEvent {
        public RecordsTaken {
            evidence = List.copyOf(evidence);
        }
    }

    /// A lead asks a second one to agree that everything about the case is handed out, in whose name and what
    /// for. One request stands at a time; a new one takes its place.
    record OpeningAsked(Instant at, PersonId by, String authority, String purpose) implements CaseEvent {}

    /// Another lead agreed to what was asked last: once, until then.
    record OpeningApproved(Instant at, PersonId by, Instant until) implements CaseEvent {}

    /// The referral of `filing` was put into another form. `document`: SHA-256 of what was handed out.
    record Exported(Instant at, PersonId by, String filing, String form, Digest document) implements CaseEvent {}

    /// What the service was asked, what it told, and what is known to be missing.
    sealed interface ServiceEvent extends CaseEvent {}

    /// The service is to be asked, at the address `hook`. It is written down before that happens, with its entry in
    /// the log. `by`: empty where a setting or another decision says so; then `reason` is, too.
    record ServiceAsked(
            Instant at, Optional<PersonId> by, Optional<String> reason, DeliveryId delivery, String hook, Ask ask)
            implements ServiceEvent {
        public ServiceAsked {
            reason.ifPresent(ReviewDecision::reasonOk);
            if (by.isPresent() != reason.isPresent()) {
                throw new IllegalArgumentException("a person who asks the service says why");
            }
        }
    }

    /// The service did not take it. `again`: when it is asked the next time; empty when only a person can have it
    /// asked again.
    record ServiceTried(Instant at, DeliveryId delivery, String sentence, Optional<Instant> again)
            implements ServiceEvent {}

    /// The service took it. Whether it has done it, it alone knows. `remark`: why nothing was made of what it answered.
    record ServiceTook(Instant at, DeliveryId delivery, Optional<String> remark) implements ServiceEvent {}

    /// It was undone before the service ever took it, and is not sent any more.
    record ServiceSpared(Instant at, DeliveryId delivery) implements ServiceEvent {}

    record ServiceAskedAgain(Instant at, PersonId by, DeliveryId delivery) implements ServiceEvent {}

    /// The service told this in answer to `delivery`. `teller`: who it was, as the operator calls it.
    record FactsStated(Instant at, DeliveryId delivery, String teller, Facts facts) implements ServiceEvent {}

    /// A person found out that this is not held, and why.
    record FactNoted(Instant at, PersonId by, Need need, String because) implements ServiceEvent {
        public FactNoted {
            ReviewDecision.reasonOk(because);
        }
    }

    /// Whoever decided to refer says why it goes without these facts. `gaps`: 1 or more.
    record GapsAccepted(Instant at, PersonId by, Destination destination, List<Need> gaps, String reason)
            implements ServiceEvent {
        public GapsAccepted {
            gaps = List.copyOf(gaps);
            ReviewDecision.reasonOk(reason);
            if (gaps.isEmpty()) throw new IllegalArgumentException("accepted gaps are named; got 0");
        }
    }

    /// What people put on record about the duty to report, and about dealings with an authority beside a filing.
    sealed interface AuthorityEvent extends CaseEvent {}

    /// A lead says that the duty to report to `duty` is covered for this case, by the arrangement of that name; or,
    /// with none, that it is not. `reference`: the receipt that evidences the report made elsewhere, 1 to 100
    /// characters.
    record CoverageDecided(
            Instant at,
            PersonId by,
            Destination duty,
            Optional<String> arrangement,
            Optional<String> reference,
            String reason)
            implements AuthorityEvent {
        public CoverageDecided {
            ReviewDecision.reasonOk(reason);
            if (reference.filter(r -> r.isBlank() || r.length() > 100).isPresent()) {
                throw new IllegalArgumentException("a reference is 1 to 100 characters; got "
                        + reference.orElse("").length());
            }
        }
    }

    /// An authority asked for information about the case. `authority`: who asks, with its reference. `received`: when
    /// it reached the service. `asked`: 1 to 3,000 characters. `due`: when an answer is due.
    record InquiryReceived(
            Instant at,
            PersonId by,
            InquiryId inquiry,
            String authority,
            Instant received,
            String asked,
            Optional<String> filing,
            Instant due)
            implements AuthorityEvent {
        public InquiryReceived {
            ReviewDecision.reasonOk(asked);
        }
    }

    /// The authority was answered, by whichever way. `given`: what it was given. `pack`: when the records pack was
    /// ordered that is part of it.
    record InquiryAnswered(Instant at, PersonId by, InquiryId inquiry, String given, Optional<Instant> pack)
            implements AuthorityEvent {
        public InquiryAnswered {
            ReviewDecision.reasonOk(given);
        }
    }

    /// The authority is given nothing, and why.
    record InquiryRefused(Instant at, PersonId by, InquiryId inquiry, String reason) implements AuthorityEvent {
        public InquiryRefused {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// That everything of an account is frozen, and kept without anybody looking.
    sealed interface PreservationEvent extends CaseEvent {}

    /// Everything of the account is to be kept. `authority`: who asked for it and their reference, where somebody did.
    /// Ordered again, it is kept from then on for as long again.
    record PreservationOrdered(Instant at, PersonId by, String reason, Optional<String> authority)
            implements PreservationEvent {
        public PreservationOrdered {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// The order stands no more.
    record PreservationReleased(Instant at, PersonId by, String reason) implements PreservationEvent {
        public PreservationReleased {
            ReviewDecision.reasonOk(reason);
        }
    }

    /// Something was sealed as it came. `sender`: the client's name, or the person who brought it.
    record KeptUnseen(Instant at, String sender, KeptItem kept) implements PreservationEvent {}

    record DestructionOrdered(Instant at, Retention.Basis basis) implements CaseEvent {}

    record EvidenceDestroyed(Instant at, List<EvidenceId> evidence) implements CaseEvent {
        public EvidenceDestroyed {
            evidence = List.copyOf(evidence);
        }
    }
}
