package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.AccessPurpose;
import org.rowan.base.Bytes;
import org.rowan.evidence.Unsealed;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Vault;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// One step of a filing: written down, taken, and its answer written down. Step 7 of `docs/filing.md`.
final class Stepping {
    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final InstantSource clock;
    private final Duration lease;

    Stepping(Journal journal, Vault vault, Keys keys, InstantSource clock, Duration lease) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.lease = lease;
    }

    /// Another worker is at this filing: this one stops, and nothing is sent twice.
    static final class Overtaken extends IOException {
        private static final long serialVersionUID = 1L;

        Overtaken(FilingFile filing) {
            super("filing " + filing.id() + ": another worker is at it. This one stops; nothing is sent twice.");
        }
    }

    StepAnswer take(FilingFile filing, FilingStep step, AgencyDesk desk) throws IOException {
        requireSameEnvironment(filing, desk);
        Unsealed content = content(filing.referral(), step);
        FilingFile begun = begin(filing, step, desk);
        StepAnswer answer = call(desk, step, filing.referral(), content);
        record(begun, new FilingEvent.StepAnswered(clock.instant(), step, answer));
        return answer;
    }

    /// Opened before the step begins: what cannot be read was not sent, for certain.
    private Unsealed content(Referral referral, FilingStep step) throws IOException {
        if (!(step instanceof FilingStep.Upload upload)) return new Unsealed.Opened(Bytes.empty());
        Loaded loaded = journal.load(referral.caseId()).orElseThrow();
        Change access = new Attesting(keys)
                .ofCase(
                        Change.at(clock.instant()),
                        referral.caseId(),
                        new CaseFact.EvidenceAccess(
                                upload.evidence().digest(),
                                AccessPurpose.FILING,
                                Records.actors(loaded.secrets().blind(), referral.reviewers())));
        journal.commit(access.publishFirst());
        return Viewing.Opening.open(loaded, upload.evidence(), vault, keys);
    }

    /// Written before the call; and the lease is made long enough for it.
    private FilingFile begin(FilingFile filing, FilingStep step, AgencyDesk desk) throws IOException {
        Instant now = clock.instant();
        Referral referral = filing.referral();
        Instant until = now.plus(lease).plus(desk.longest(step, referral));
        FilingEvent started =
                new FilingEvent.StepStarted(now, step, desk.facts().environment());
        Change change = Change.at(now)
                .toFiling(filing.id(), referral.caseId(), filing.version(), started)
                .settle(new Change.Settlement(Intent.Kind.FILE, filing.id().value(), new Change.Kept(until)));
        if (!(journal.commit(change) instanceof Journal.Done)) throw new Overtaken(filing);
        return filing.with(started);
    }

    /// The answer is kept also where a person wrote something into the filing in the meantime, and only there:
    /// whoever finds that another worker took the step for lost leaves it at that.
    private void record(FilingFile begun, FilingEvent.StepAnswered answer) throws IOException {
        FilingFile now = begun;
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Change change =
                    Change.at(answer.at()).toFiling(begun.id(), begun.referral().caseId(), now.version(), answer);
            if (journal.commit(change) instanceof Journal.Done) return;
            now = journal.load(begun.referral().caseId())
                    .flatMap(loaded -> loaded.filing(begun.id().value()))
                    .orElseThrow(() -> new Overtaken(begun));
            if (now.events().stream().skip(begun.version()).anyMatch(Stepping::byWorker)) throw new Overtaken(begun);
        }
        throw new Overtaken(begun);
    }

    private static boolean byWorker(FilingEvent event) {
        return switch (event) {
            case FilingEvent.Resumed resumed -> false;
            case FilingEvent.Withdrawn withdrawn -> false;
            case FilingEvent.ReferenceEntered entered -> false;
            case FilingEvent.Declined declined -> false;
            case FilingEvent.Begun begun -> true;
            case FilingEvent.StepStarted started -> true;
            case FilingEvent.StepAnswered answered -> true;
            case FilingEvent.Stumbled stumbled -> true;
            case FilingEvent.SetAside aside -> true;
            case FilingEvent.Ended ended -> true;
        };
    }

    /// A report opened in one environment is never continued in another.
    private static void requireSameEnvironment(FilingFile filing, AgencyDesk desk) throws IOException {
        String here = desk.facts().environment();
        for (FilingEvent event : filing.events()) {
            if (event instanceof FilingEvent.StepStarted started
                    && !started.environment().equals(here)) {
                throw new IOException(
                        "filing %s was begun at %s and the desk is now %s. Nothing was sent. Point the desk back to"
                                        .formatted(filing.id(), started.environment(), here)
                                + " finish it.");
            }
        }
    }

    private static StepAnswer call(AgencyDesk desk, FilingStep step, Referral referral, Unsealed content) {
        return switch (content) {
            case Unsealed.Opened opened -> desk.take(step, referral, opened.content());
            case Unsealed.Refused refused ->
                new StepAnswer.Rejected(
                        StepAnswer.Cause.DOCUMENT,
                        0,
                        "the evidence could not be opened here (%s); it was not sent".formatted(refused.why()),
                        Bytes.empty());
        };
    }
}
