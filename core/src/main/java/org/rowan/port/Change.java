package org.rowan.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Fact;
import org.rowan.auditlog.Salt;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingId;

/// Everything that is committed together. Built by adding to `at(…)`; immutable.
///
/// - `attested`: facts for the audit log, in order; the journal chains those of a case. `published`: the
///   commit returns only once these facts lie below a published checkpoint.
public record Change(
        Instant at,
        Optional<OfCase> ofCase,
        Optional<OfFiling> ofFiling,
        List<Attested> attested,
        List<Intent> intents,
        List<SecretChange> secrets,
        Optional<Answer> answer,
        List<Counter> counts,
        Optional<Settlement> settlement,
        boolean published) {
    public Change {
        attested = List.copyOf(attested);
        intents = List.copyOf(intents);
        secrets = List.copyOf(secrets);
        counts = List.copyOf(counts);
    }

    /// Events added to a case that had `fromVersion` events; 0 opens it.
    public record OfCase(CaseId id, int fromVersion, List<CaseEvent> events) {
        public OfCase {
            events = List.copyOf(events);
        }
    }

    /// Events added to a filing of a case that had `fromVersion` events; 0 begins it.
    public record OfFiling(FilingId id, CaseId caseId, int fromVersion, List<FilingEvent> events) {
        public OfFiling {
            events = List.copyOf(events);
        }
    }

    /// A fact for the log; `caseId` names the case whose chain it joins, for facts of a case.
    public record Attested(Optional<CaseId> caseId, Salt salt, Fact fact) {}

    public sealed interface SecretChange {}

    public record KeepCaseSecrets(CaseId caseId, CaseKey key, Blind blind) implements SecretChange {}

    public record KeepObjectKey(CaseId caseId, EvidenceId evidence, ObjectKey objectKey) implements SecretChange {}

    /// The sealed object key is overwritten and deleted: what it opened can never be opened again.
    public record DestroyObjectKey(CaseId caseId, EvidenceId evidence) implements SecretChange {}

    /// The case key goes too. The blind and the history stay: `docs/threats/store.md`, What stays.
    public record DestroyCaseKey(CaseId caseId) implements SecretChange {}

    /// The shares of a case key are sealed to other keys of their holders. Where the case key is not `before`
    /// any more, destroyed above all, nothing changes.
    public record RewrapCaseKey(CaseId caseId, CaseKey before, CaseKey after) implements SecretChange {}

    public enum Counter {
        SCANNED,
        CLEAR,
        MATCHED,
        HELD,
        UNSCREENABLE,
        /// Notices that no list knows.
        NOTICED,
        /// Of all notices, those by users and by others outside the service, known to a list or not.
        USER_REPORT,
        /// Of those that are clear: a person had found the very file harmless.
        HARMLESS
    }

    /// What becomes of the intent that was claimed for this work.
    public record Settlement(Intent.Kind kind, String subject, After after) {}

    public sealed interface After {}

    public record Finished() implements After {}

    public record DueAgain(Instant at) implements After {}

    /// Due at `at` at the latest, and not parked any more; whoever holds it keeps it.
    public record DueBy(Instant at) implements After {}

    /// Still being worked on: its holder keeps it until then.
    public record Kept(Instant until) implements After {}

    /// Not due until somebody makes it due again: it waits for a person.
    public record Parked() implements After {}

    public static Change at(Instant at) {
        return new Change(
                at,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    public Change toCase(CaseId id, int fromVersion, List<? extends CaseEvent> events) {
        return new Change(
                at,
                Optional.of(new OfCase(id, fromVersion, List.copyOf(events))),
                ofFiling,
                attested,
                intents,
                secrets,
                answer,
                counts,
                settlement,
                published);
    }

    public Change toFiling(FilingId id, CaseId caseId, int fromVersion, FilingEvent... events) {
        return new Change(
                at,
                ofCase,
                Optional.of(new OfFiling(id, caseId, fromVersion, List.of(events))),
                attested,
                intents,
                secrets,
                answer,
                counts,
                settlement,
                published);
    }

    public Change attest(Optional<CaseId> caseId, Salt salt, Fact fact) {
        return new Change(
                at,
                ofCase,
                ofFiling,
                plus(attested, new Attested(caseId, salt, fact)),
                intents,
                secrets,
                answer,
                counts,
                settlement,
                published);
    }

    public Change intend(Intent intent) {
        return new Change(
                at, ofCase, ofFiling, attested, plus(intents, intent), secrets, answer, counts, settlement, published);
    }

    public Change secret(SecretChange secret) {
        return new Change(
                at, ofCase, ofFiling, attested, intents, plus(secrets, secret), answer, counts, settlement, published);
    }

    public Change answering(Answer given) {
        return new Change(
                at, ofCase, ofFiling, attested, intents, secrets, Optional.of(given), counts, settlement, published);
    }

    public Change count(Counter counter) {
        return new Change(
                at, ofCase, ofFiling, attested, intents, secrets, answer, plus(counts, counter), settlement, published);
    }

    public Change settle(Settlement settled) {
        return new Change(
                at, ofCase, ofFiling, attested, intents, secrets, answer, counts, Optional.of(settled), published);
    }

    /// The log is to know of this before anything is done about it: see `Journal`.
    public Change publishFirst() {
        return new Change(at, ofCase, ofFiling, attested, intents, secrets, answer, counts, settlement, true);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
