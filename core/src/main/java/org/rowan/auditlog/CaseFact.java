package org.rowan.auditlog;

import java.util.List;
import org.rowan.base.Digest;

/// One step of a case. Entries of a case are chained by a [CaseLink].
public sealed interface CaseFact extends Fact
        permits CaseFact.CaseOpen,
                CaseFact.MatchDecision,
                CaseFact.ReviewDecided,
                CaseFact.ReferralIntent,
                CaseFact.ReferralSent,
                CaseFact.ReferralRejected,
                CaseFact.ReferralUnsettled,
                CaseFact.ReferralCorrect,
                CaseFact.ReferralExport,
                CaseFact.EvidenceSeal,
                CaseFact.EvidenceAccess,
                CaseFact.EvidenceExport,
                CaseFact.EvidencePack,
                CaseFact.EvidenceDestroyIntent,
                CaseFact.EvidenceDestroy,
                CaseFact.CaseNote,
                CaseFact.ServiceAsk,
                KeepingFact {

    enum CaseSource {
        MATCH,
        HELD,
        USER_REPORT_VERIFIED,
        USER_REPORT_UNVERIFIED,
        USER_REPORT_CONTRADICTED,
        BEHAVIOUR,
        STAFF,
        /// Nothing was found: an account is frozen, and nobody looks.
        PRESERVATION
    }

    /// `origin`: reference of what opened the case. `drill`: opened by a drill list; nothing of it concerns
    /// a person.
    record CaseOpen(CaseSource source, Reference origin, boolean drill) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.CASE_OPEN;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(source), origin.hex(), Boolean.toString(drill));
        }
    }

    enum MatchOutcome {
        QUEUED_FOR_REVIEW,
        HELD,
        /// Queued, because an outside matcher that the policy names knows it; no list of ours does.
        KNOWN_ELSEWHERE
    }

    /// `listLeaves`: leaf hashes of the `list.import` entries whose lists matched; `policyLeaf`: of the
    /// `policy.set` entry in force; `record`: reference of algorithm, distance, quality, entry and object
    /// digest.
    record MatchDecision(MatchOutcome outcome, List<Digest> listLeaves, Digest policyLeaf, Reference record)
            implements CaseFact {
        public MatchDecision {
            listLeaves = List.copyOf(listLeaves);
            if (outcome == MatchOutcome.QUEUED_FOR_REVIEW && listLeaves.isEmpty()) {
                throw new IllegalArgumentException("a match names 1 list or more; got 0");
            }
        }

        @Override
        public EntryType type() {
            return EntryType.MATCH_DECISION;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(outcome), Values.digests(listLeaves), policyLeaf.hex(), record.hex());
        }
    }

    enum ReviewOutcome {
        CONFIRMED,
        DISMISSED,
        SECOND_REVIEW_ASKED,
        OVERTURNED,
        /// The files of a dismissed case are known as harmless from now on, for a time.
        FOUND_HARMLESS
    }

    /// `reviewers`: who stands behind this decision, so far.
    record ReviewDecided(ReviewOutcome outcome, List<Reference> reviewers, Reference record) implements CaseFact {
        public ReviewDecided {
            reviewers = Values.atLeastOne("a review decision", reviewers);
        }

        @Override
        public EntryType type() {
            return EntryType.REVIEW_DECISION;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(outcome), Values.references(reviewers), record.hex());
        }
    }

    /// Written before the first call to the authority. `sentPackage`: reference of the package as drafted.
    record ReferralIntent(Label to, Reference sentPackage) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.REFERRAL_INTENT;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), sentPackage.hex());
        }
    }

    /// `receipt`: reference of the authority's answer as stored, byte for byte.
    record ReferralSent(Label to, Reference sentPackage, Reference receipt) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.REFERRAL_SENT;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), sentPackage.hex(), receipt.hex());
        }
    }

    /// `code`: the authority's own response code.
    record ReferralRejected(Label to, Reference sentPackage, long code) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.REFERRAL_REJECTED;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), sentPackage.hex(), Values.count(code));
        }
    }

    enum Unsettled {
        /// Nothing was delivered, and trying again was given up.
        NOT_SENT,
        /// It may have been delivered; a person asks the authority.
        UNKNOWN
    }

    /// The filing ended without an answer of the authority.
    record ReferralUnsettled(Label to, Reference sentPackage, Unsettled outcome) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.REFERRAL_UNSETTLED;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), sentPackage.hex(), Values.word(outcome));
        }
    }

    /// The report was a mistake. `sentPackage`: as in its intent; `record`: reference of why, in words. `actors`: who
    /// asked, and who agreed if that is another. The log is where mistakes are counted.
    record ReferralCorrect(Label to, Reference sentPackage, Reference record, List<Reference> actors)
            implements CaseFact {
        public ReferralCorrect {
            actors = Values.atLeastOne("a correction", actors);
        }

        @Override
        public EntryType type() {
            return EntryType.REFERRAL_CORRECT;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), sentPackage.hex(), record.hex(), Values.references(actors));
        }
    }

    /// A referral that stands was put into another form, for whom it also concerns. `sentPackage`: as in its
    /// intent; `document`: reference of the very bytes handed out. No evidence is opened for it.
    record ReferralExport(Label form, Reference sentPackage, Reference document, List<Reference> actors)
            implements CaseFact {
        public ReferralExport {
            actors = Values.atLeastOne("an export of a referral", actors);
        }

        @Override
        public EntryType type() {
            return EntryType.REFERRAL_EXPORT;
        }

        @Override
        public List<String> values() {
            return List.of(form.text(), sentPackage.hex(), document.hex(), Values.references(actors));
        }
    }

    /// `evidence`: SHA-256 of the sealed bytes; `keyId`: id of the object key; `content`: reference of the
    /// SHA-256 of what was sealed. The last one is what makes the sealing binding: the cipher alone is not
    /// key-committing.
    record EvidenceSeal(Digest evidence, Digest keyId, Reference content) implements CaseFact {
        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_SEAL;
        }

        @Override
        public List<String> values() {
            return List.of(evidence.hex(), keyId.hex(), content.hex());
        }
    }

    enum AccessPurpose {
        MASKED_VIEW,
        THUMBNAIL_VIEW,
        FULL_VIEW,
        METADATA,
        FILING
    }

    /// `actors`: who opened it and who approved, if that is another.
    record EvidenceAccess(Digest evidence, AccessPurpose purpose, List<Reference> actors) implements CaseFact {
        public EvidenceAccess {
            actors = Values.atLeastOne("an opening of evidence", actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_ACCESS;
        }

        @Override
        public List<String> values() {
            return List.of(evidence.hex(), Values.word(purpose), Values.references(actors));
        }
    }

    /// `exported`: reference of the package handed over.
    record EvidenceExport(Label to, List<Digest> evidence, Reference exported, List<Reference> actors)
            implements CaseFact {
        public EvidenceExport {
            evidence = List.copyOf(evidence);
            actors = Values.atLeastOne("an export of evidence", actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_EXPORT;
        }

        @Override
        public List<String> values() {
            return List.of(to.text(), Values.digests(evidence), exported.hex(), Values.references(actors));
        }
    }

    /// Everything about the case is handed out on legal process, its evidence opened. Written before any of
    /// it is opened. `authority`, `purpose`: references of who ordered it and what for, in words. `evidence`:
    /// what still exists, and none when it was destroyed.
    record EvidencePack(Reference authority, Reference purpose, List<Digest> evidence, List<Reference> actors)
            implements CaseFact {
        public EvidencePack {
            evidence = List.copyOf(evidence);
            actors = Values.atLeastOne("a records pack", actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_PACK;
        }

        @Override
        public List<String> values() {
            return List.of(authority.hex(), purpose.hex(), Values.digests(evidence), Values.references(actors));
        }
    }

    enum DestructionBasis {
        RETENTION_EXPIRED,
        DISMISSED,
        ERASURE_REQUEST,
        COURT_ORDER
    }

    /// Written before the keys are destroyed. `actors`: nobody when a retention timer ran out.
    record EvidenceDestroyIntent(DestructionBasis basis, List<Digest> keyIds, List<Reference> actors)
            implements CaseFact {
        public EvidenceDestroyIntent {
            keyIds = List.copyOf(keyIds);
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_DESTROY_INTENT;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(basis), Values.digests(keyIds), Values.references(actors));
        }
    }

    /// The object keys `keyIds` are gone. This attests the destruction of keys; no mathematics proves that
    /// nobody copied the content before.
    record EvidenceDestroy(DestructionBasis basis, List<Digest> keyIds, List<Reference> actors) implements CaseFact {
        public EvidenceDestroy {
            keyIds = List.copyOf(keyIds);
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_DESTROY;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(basis), Values.digests(keyIds), Values.references(actors));
        }
    }

    enum Note {
        /// The service told facts when it was asked.
        FACTS_STATED,
        /// A person says that a fact is not held.
        NOT_HELD,
        /// Somebody refers without facts that the destination asks for.
        GAPS_ACCEPTED,
        /// A lead says whether the duty to report is covered by an arrangement.
        COVERAGE_DECIDED,
        /// An authority asks for information.
        INQUIRY_RECEIVED,
        INQUIRY_ANSWERED,
        /// It is given nothing.
        INQUIRY_REFUSED,
        /// A concluded case is before the reviewers again, for a further report.
        FOLLOW_UP,
        /// Somebody asks that the reports of the case be taken back.
        CORRECTION_ASKED,
        /// The agency was told that a report was a mistake.
        CORRECTION_TOLD,
        /// Somebody says how soon the case should be looked at.
        RISK_RANKED
    }

    /// Something was added to what is known of the case. `record`: reference of it in words. `actors`: nobody where the
    /// service told it.
    record CaseNote(Note what, Reference record, List<Reference> actors) implements CaseFact {
        public CaseNote {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.CASE_NOTE;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(what), record.hex(), Values.references(actors));
        }
    }

    enum ServiceAct {
        HOLD,
        REMOVE,
        RESTORE,
        SUSPEND,
        ENRICH,
        PRESERVE,
        CALL
    }

    /// The service is to be asked this, at the address that the operator calls `hook`. Written before it is.
    /// `request`: reference of what it is asked. `actors`: nobody where a setting says so.
    record ServiceAsk(Label hook, ServiceAct kind, Reference request, List<Reference> actors) implements CaseFact {
        public ServiceAsk {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.SERVICE_ASK;
        }

        @Override
        public List<String> values() {
            return List.of(hook.text(), Values.word(kind), request.hex(), Values.references(actors));
        }
    }
}
