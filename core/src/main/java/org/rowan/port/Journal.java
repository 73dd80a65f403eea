package org.rowan.port;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.referral.FilingFile;

/// The one memory of what happened: case events, filing events, audit entries, intents and answers,
/// committed together.
///
/// Promises:
/// - `commit` is all or nothing, and durable once it returned. A change that is to be `published` returns
///   only when its entries lie below a signed, published checkpoint (`IOException` when that takes too
///   long; the change stands).
/// - Audit entries are sequenced in the same transaction as the fact they attest; entries of a case are
///   chained.
/// - A change made from an old version of a case or filing, or that settles what is not intended any more, changes
///   nothing and answers `Stale`.
/// - `claim` gives an intent to one caller until the lease ends, and only once its audit entry lies below a
///   signed, published checkpoint: the log knows of an act before it happens.
///
/// - Errors: `IOException` when the database cannot be reached or refuses; nothing was changed.
public interface Journal {

    Committed commit(Change change) throws IOException;

    Optional<Loaded> load(CaseId id) throws IOException;

    /// The next due intent of this kind, oldest first.
    Optional<Claimed> claim(Intent.Kind kind, Instant now, Duration lease) throws IOException;

    /// What this client was answered under this key before, if anything. Answers are kept for a day or
    /// longer.
    Optional<Answer> answered(Asked asked) throws IOException;

    /// Cases in any of `states`, oldest first, at most `limit`.
    default List<CaseFile> cases(List<CaseState> states, int limit) throws IOException {
        return cases(states, Optional.empty(), limit);
    }

    /// The next of them after the case `after`, whatever state that one is in now; so all can be gone
    /// through.
    List<CaseFile> cases(List<CaseState> states, Optional<CaseId> after, int limit) throws IOException;

    /// The secret behind references to staff in entries of the month of `at`; made on first use.
    Blind staffBlind(Instant at) throws IOException;

    /// Those of `evidence` that no case has, for the sweep of orphans.
    List<EvidenceId> unknown(List<EvidenceId> evidence) throws IOException;

    sealed interface Committed {}

    /// `firstIndex`: the log index of the change's first audit entry, empty when it had none. `leaves`:
    /// leaf hashes of its entries in order.
    record Done(Optional<Long> firstIndex, List<Digest> leaves) implements Committed {
        public Done {
            leaves = List.copyOf(leaves);
        }
    }

    /// The case, the filing or the intent has moved on; load it again.
    record Stale() implements Committed {}

    /// Another request with the same key was answered first; nothing of this change was kept.
    record AnsweredBefore(Answer answer) implements Committed {}

    /// A case with the secrets that its evidence and its log references hang on, and its filings, oldest
    /// first.
    record Loaded(CaseFile file, CaseSecrets secrets, List<FilingFile> filings) {
        public Loaded {
            filings = List.copyOf(filings);
        }

        public Optional<FilingFile> filing(String id) {
            return filings.stream().filter(f -> f.id().value().equals(id)).findFirst();
        }
    }

    /// - `key`: what evidence of this case is sealed with. `blind`: behind the case's references in the
    ///   log, where the case itself is `Reference.of(blind, "case", id)`. `objectKeys`: of the evidence
    ///   whose key still exists.
    record CaseSecrets(CaseKey key, Blind blind, Map<EvidenceId, ObjectKey> objectKeys) {
        public CaseSecrets {
            objectKeys = Map.copyOf(objectKeys);
        }
    }

    /// What a sealed object needs beside the case's key to be opened.
    record ObjectKey(EvidenceHeader header, Bytes sealedKey) {}

    /// `attempts`: how often it was claimed, this time included.
    record Claimed(Intent intent, int attempts) {}
}
