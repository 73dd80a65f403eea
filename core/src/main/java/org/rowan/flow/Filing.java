package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.AccessPurpose;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
import org.rowan.evidence.Unsealed;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Claimed;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Vault;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// The irreversible act: filing a referral. The numbers are those of `docs/filing.md`; 1 to 5 happened in
/// `Reviewing`.
///
/// Every step is written down before it is taken and after it was answered, so that a restart continues a
/// filing instead of repeating it.
public final class Filing {
    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final InstantSource clock;
    private final Map<Destination, AgencyDesk> desks;
    private final Pace pace;

    /// `lease`: how long one worker keeps a filing; longer than any step may take. `firstPause`: before a
    /// failed step is repeated; it doubles with each failure up to `longestPause`.
    public record Pace(Duration lease, Duration firstPause, Duration longestPause) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));

        Duration pause(int failures) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
            return pause.compareTo(longestPause) > 0 ? longestPause : pause;
        }
    }

    public Filing(
            Journal journal,
            Vault vault,
            Keys keys,
            InstantSource clock,
            Map<Destination, AgencyDesk> desks,
            Pace pace) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.desks = Map.copyOf(desks);
        this.pace = pace;
    }

    /// Takes one due filing as far as it goes. True when there was one.
    public boolean advance() throws IOException {
        Optional<Claimed> claimed = journal.claim(Intent.Kind.FILE, clock.instant(), pace.lease()); // 6
        if (claimed.isEmpty()) return false;
        Intent intent = claimed.get().intent();
        boolean first = true;
        while (true) {
            FilingFile filing = load(intent);
            switch (filing.next()) {
                case Next.Take take -> step(filing, take.step());
                case Next.Again again -> {
                    if (!first) {
                        settle(intent, new Change.DueAgain(clock.instant().plus(pace.pause(again.failures()))));
                        return true;
                    }
                    step(filing, again.step());
                }
                case Next.WaitForPerson wait -> {
                    settle(intent, new Change.Parked());
                    return true;
                }
                case Next.End end -> {
                    end(intent, filing, end.outcome());
                    return true;
                }
            }
            first = false;
        }
    }

    private void step(FilingFile filing, FilingStep step) throws IOException {
        Referral referral = filing.referral();
        AgencyDesk desk = Optional.ofNullable(desks.get(referral.destination()))
                .orElseThrow(() -> new IOException("filing " + filing.id() + ": no desk is configured for "
                        + referral.destination().label() + ". Configure it; the filing continues by itself."));
        requireSameEnvironment(filing, desk);
        Instant started = clock.instant();
        FilingEvent intent =
                new FilingEvent.StepStarted(started, step, desk.facts().environment());
        commit(filing, Change.at(started).toFiling(filing.id(), referral.caseId(), filing.version(), intent)); // 7
        StepAnswer answer = take(desk, step, referral);
        Instant answered = clock.instant();
        FilingEvent result = new FilingEvent.StepAnswered(answered, step, answer);
        commit(filing, Change.at(answered).toFiling(filing.id(), referral.caseId(), filing.version() + 1, result));
    }

    /// A report opened in one environment is never continued in another.
    private static void requireSameEnvironment(FilingFile filing, AgencyDesk desk) throws IOException {
        for (FilingEvent event : filing.events()) {
            if (event instanceof FilingEvent.StepStarted started
                    && !started.environment().equals(desk.facts().environment())) {
                throw new IOException(
                        "filing %s was begun at %s and the desk is now %s. Nothing was sent. Point the desk"
                                        .formatted(
                                                filing.id(),
                                                started.environment(),
                                                desk.facts().environment())
                                + " back to finish it.");
            }
        }
    }

    private StepAnswer take(AgencyDesk desk, FilingStep step, Referral referral) throws IOException {
        if (!(step instanceof FilingStep.Upload upload)) return desk.take(step, referral, Bytes.empty());
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
        return switch (Viewing.Opening.open(loaded, upload.evidence(), vault, keys)) {
            case Unsealed.Opened opened -> desk.take(step, referral, opened.content());
            case Unsealed.Refused refused ->
                new StepAnswer.Rejected(
                        StepAnswer.Cause.DOCUMENT,
                        0,
                        "the evidence could not be opened here (%s); it was not sent".formatted(refused.why()),
                        Bytes.empty());
        };
    }

    private void end(Intent intent, FilingFile filing, FilingOutcome outcome) throws IOException { // 8
        Referral referral = filing.referral();
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Loaded loaded = journal.load(referral.caseId()).orElseThrow();
            CaseFile file = loaded.file();
            Instant now = clock.instant();
            Change change = new Attesting(keys)
                    .ofCase(
                            Change.at(now),
                            file.id(),
                            Endings.fact(loaded.secrets().blind(), filing, outcome))
                    .toCase(file.id(), file.version(), List.of(Endings.onCase(now, referral, outcome)))
                    .settle(new Change.Settlement(intent.kind(), intent.subject(), new Change.Finished()));
            if (filing.outcome().isEmpty()) {
                change = change.toFiling(filing.id(), file.id(), filing.version(), new FilingEvent.Ended(now, outcome));
            }
            if (journal.commit(change) instanceof Journal.Done) return; // 9: the retention clocks start here
        }
        throw new IOException("filing " + filing.id() + " ended, and could not be recorded yet because the case kept"
                + " changing. It is recorded with the next round.");
    }

    private FilingFile load(Intent intent) throws IOException {
        return journal.load(intent.caseId())
                .flatMap(l -> l.filing(intent.subject()))
                .orElseThrow(() -> new IOException("filing " + intent.subject() + " is intended but not recorded."
                        + " The journal is damaged: restore it from a back-up. Nothing was sent."));
    }

    private void commit(FilingFile filing, Change change) throws IOException {
        if (!(journal.commit(change) instanceof Journal.Done)) {
            throw new IOException(
                    "filing " + filing.id() + ": another worker is at it. This one stops; nothing is sent twice.");
        }
    }

    private void settle(Intent intent, Change.After after) throws IOException {
        journal.commit(
                Change.at(clock.instant()).settle(new Change.Settlement(intent.kind(), intent.subject(), after)));
    }
}
