package org.rowan.auditlog;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The rules within the chain of one case: a confirmed review before each referral, an intent before each
/// effect, no destruction under a hold. A review stands behind one referral, and an intent behind one
/// effect: both are used up by it.
final class CaseRules {
    private boolean confirmed;
    private final Set<String> referrals = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> destructions = new HashSet<>();
    private Optional<String> heldUntil = Optional.empty();
    private final OpeningRule opening = new OpeningRule();
    private final UnseenRule unseen = new UnseenRule();
    private long extendedUntil = Long.MIN_VALUE;
    private long openInquiries;

    /// What is wrong with this entry after those before it, if anything.
    Optional<LogFinding> take(long index, EntryType type, EntryText.Wellformed entry) {
        return switch (type) {
            case REVIEW_DECISION -> {
                confirmed = says(entry, "outcome", CaseFact.ReviewOutcome.CONFIRMED);
                yield Optional.empty();
            }
            case REFERRAL_INTENT -> intend(index, entry);
            case REFERRAL_SENT -> {
                sent.add(referral(entry));
                yield conclude(index, entry, true);
            }
            case REFERRAL_REJECTED -> conclude(index, entry, true);
            case REFERRAL_CORRECT ->
                sent.remove(referral(entry))
                        ? Optional.empty()
                        : Optional.of(new LogFinding.CorrectionWithoutReferral(index));
            // Unknown leaves it open: a person may find out later what became of it.
            case REFERRAL_UNSETTLED -> conclude(index, entry, !says(entry, "outcome", CaseFact.Unsettled.UNKNOWN));
            case REFERRAL_EXPORT ->
                packages.contains(value(entry, "package"))
                        ? Optional.empty()
                        : Optional.of(new LogFinding.ExportWithoutReferral(index));
            case HOLD_SET -> hold(entry.value("until"));
            case HOLD_LIFT -> hold(Optional.empty());
            case OPENING_ASK, OPENING_APPROVE, EVIDENCE_PACK -> opening.take(index, type, entry);
            case RETENTION_EXTEND -> {
                extendedUntil = Math.max(extendedUntil, Long.parseLong(value(entry, "until")));
                yield Optional.empty();
            }
            case CASE_NOTE -> note(index, entry);
            case PRESERVE_ORDER, PRESERVE_RELEASE, EVIDENCE_KEEP, EVIDENCE_ACCESS, EVIDENCE_EXPORT ->
                unseen.take(index, type, entry);
            case EVIDENCE_DESTROY_INTENT -> {
                destructions.add(value(entry, "key_ids"));
                yield Optional.empty();
            }
            case EVIDENCE_DESTROY -> destroy(index, entry);
            default -> Optional.empty();
        };
    }

    /// `until`: of the hold that stands now; none stands where it is empty.
    private Optional<LogFinding> hold(Optional<String> until) {
        heldUntil = until;
        return Optional.empty();
    }

    private Optional<LogFinding> intend(long index, EntryText.Wellformed entry) {
        boolean reviewed = confirmed;
        confirmed = false;
        referrals.add(referral(entry));
        packages.add(value(entry, "package"));
        return reviewed ? Optional.empty() : Optional.of(new LogFinding.ReferralWithoutReview(index));
    }

    private Optional<LogFinding> conclude(long index, EntryText.Wellformed entry, boolean uses) {
        boolean intended = uses ? referrals.remove(referral(entry)) : referrals.contains(referral(entry));
        return intended ? Optional.empty() : Optional.of(new LogFinding.ReferralWithoutIntent(index));
    }

    private Optional<LogFinding> note(long index, EntryText.Wellformed entry) {
        if (says(entry, "what", CaseFact.Note.INQUIRY_RECEIVED)) openInquiries++;
        boolean ends = says(entry, "what", CaseFact.Note.INQUIRY_ANSWERED)
                || says(entry, "what", CaseFact.Note.INQUIRY_REFUSED);
        if (!ends) return Optional.empty();
        if (openInquiries == 0) return Optional.of(new LogFinding.AnswerWithoutInquiry(index));
        openInquiries--;
        return Optional.empty();
    }

    private Optional<LogFinding> destroy(long index, EntryText.Wellformed entry) {
        if (!destructions.remove(value(entry, "key_ids"))) {
            return Optional.of(new LogFinding.DestructionWithoutIntent(index));
        }
        if (held(entry.time())) return Optional.of(new LogFinding.DestructionUnderHold(index));
        return early(entry) ? Optional.of(new LogFinding.DestructionBeforeExtension(index)) : Optional.empty();
    }

    private boolean held(Instant now) {
        return heldUntil
                .filter(until -> until.isEmpty() || Long.parseLong(until) > now.getEpochSecond())
                .isPresent();
    }

    /// An extension stops a clock that runs out, and no order of a court.
    private boolean early(EntryText.Wellformed entry) {
        boolean byClock = says(entry, "basis", CaseFact.DestructionBasis.RETENTION_EXPIRED)
                || says(entry, "basis", CaseFact.DestructionBasis.DISMISSED);
        return byClock && entry.time().getEpochSecond() < extendedUntil;
    }

    /// A referral is known again by its package, which no other filing shares.
    private static String referral(EntryText.Wellformed entry) {
        return value(entry, "to") + " " + value(entry, "package");
    }

    private static boolean says(EntryText.Wellformed entry, String field, Enum<?> word) {
        return value(entry, field).equals(Values.word(word));
    }

    private static String value(EntryText.Wellformed entry, String field) {
        return entry.value(field).orElse("");
    }
}
