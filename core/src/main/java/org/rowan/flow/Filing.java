package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
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
import org.rowan.referral.FilingId;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.OpenReport;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// The irreversible act: filing a referral. The numbers are those of `docs/filing.md`; 1 to 5 happened in
/// `Reviewing`, and 7 is [Stepping].
///
/// Every step is written down before it is taken and after it was answered, so that a restart continues a
/// filing instead of repeating it.
public final class Filing {
    /// How often in a row a filing may break its worker before a person has to look.
    static final int MAX_MISHAPS = 5;

    private static final int JITTER_BYTES = 2;

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final Map<Destination, AgencyDesk> desks;
    private final Pace pace;
    private final Stepping stepping;
    private final Circuits circuits;
    private final Consumer<FilingNews> news;

    /// `lease`: how long one worker keeps a filing, beside what the step may take. `firstPause`: before a
    /// failed step is repeated; it doubles with each failure up to `longestPause`.
    public record Pace(Duration lease, Duration firstPause, Duration longestPause) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));

        /// At most; what is waited lies between this and half of it.
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
        this(journal, vault, keys, clock, desks, pace, unheard -> {});
    }

    /// `news`: hears what an operator's log should say.
    public Filing(
            Journal journal,
            Vault vault,
            Keys keys,
            InstantSource clock,
            Map<Destination, AgencyDesk> desks,
            Pace pace,
            Consumer<FilingNews> news) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.desks = Map.copyOf(desks);
        this.pace = pace;
        this.stepping = new Stepping(journal, vault, keys, clock, pace.lease());
        this.circuits = new Circuits(pace);
        this.news = news;
    }

    /// Takes one due filing as far as it goes. True when there was one.
    public boolean advance() throws IOException {
        Optional<Claimed> claimed = journal.claim(Intent.Kind.FILE, clock.instant(), pace.lease()); // 6
        if (claimed.isEmpty()) return false;
        Intent intent = claimed.get().intent();
        try {
            boolean first = true;
            while (goesOn(intent, first)) first = false;
        } catch (RuntimeException | StackOverflowError fault) { // decision 0030: it must not stop the others
            stumble(
                    intent,
                    load(intent),
                    FilingEvent.Why.FAULT,
                    "a fault of ours (%s); the server's log has more"
                            .formatted(fault.getClass().getSimpleName()));
            news.accept(new FilingNews.Faulted(new FilingId(intent.subject()), fault));
        }
        return true;
    }

    /// A destination where nothing is begun for now, and why.
    public record Resting(Destination destination, Instant until, String sentence) {}

    public List<Resting> resting() {
        return circuits.all(clock.instant()).stream()
                .map(rest -> new Resting(rest.destination(), rest.until(), rest.sentence()))
                .toList();
    }

    /// What comes next, once. `first`: of this claim; only then a step is repeated without a pause.
    private boolean goesOn(Intent intent, boolean first) throws IOException {
        FilingFile filing = load(intent);
        Next next = filing.next(clock.instant());
        filing.openReport()
                .filter(report -> report.runsOut(clock.instant()))
                .ifPresent(report -> news.accept(new FilingNews.RunsOut(filing.id(), report)));
        if (filing.mishaps() >= MAX_MISHAPS && !waits(next)) return setAside(intent, filing);
        return switch (next) {
            case Next.Take take -> step(intent, filing, take.step(), first);
            case Next.Again again when first -> step(intent, filing, again.step(), true);
            case Next.Again again -> pause(intent, filing, again.failures());
            case Next.WaitForPerson wait -> settle(intent, new Change.Parked());
            case Next.StandAside aside -> settle(intent, new Change.Parked());
            case Next.End end -> end(intent, filing, end.outcome());
        };
    }

    private boolean step(Intent intent, FilingFile filing, FilingStep step, boolean first) throws IOException {
        Destination to = filing.referral().destination();
        Optional<Circuits.Rest> rest = first ? circuits.rest(to, clock.instant()) : Optional.empty();
        if (rest.isPresent()) return settle(intent, dueAfter(rest.get().until(), pace.firstPause()));
        StepAnswer answer;
        try {
            answer = stepping.take(filing, step, desk(filing));
        } catch (Stepping.Overtaken overtaken) {
            return false;
        } catch (IOException outside) {
            return stumble(intent, filing, FilingEvent.Why.OUTSIDE, String.valueOf(outside.getMessage()));
        }
        news.accept(new FilingNews.Answered(filing, step, answer));
        circuits.take(to, filing.id(), answer, clock.instant())
                .ifPresent(r -> news.accept(new FilingNews.Resting(r.destination(), r.until(), r.sentence())));
        return true;
    }

    private static boolean waits(Next next) {
        return next instanceof Next.WaitForPerson || next instanceof Next.StandAside;
    }

    private AgencyDesk desk(FilingFile filing) throws IOException {
        Destination to = filing.referral().destination();
        return Optional.ofNullable(desks.get(to))
                .orElseThrow(() -> new IOException("filing " + filing.id() + ": no desk is configured for " + to.label()
                        + ". Configure it; the filing continues by itself."));
    }

    private boolean pause(Intent intent, FilingFile filing, int failures) throws IOException {
        Duration pause = jittered(inTime(pace.pause(failures), filing));
        return settle(intent, new Change.DueAgain(clock.instant().plus(pause)));
    }

    /// No pause reaches over the moment when an opened report must be finished or taken back; from then on it is
    /// tried as often as at first.
    private Duration inTime(Duration pause, FilingFile filing) {
        Instant now = clock.instant();
        Optional<Duration> before = filing.openReport()
                .filter(report -> report.lapses().isAfter(now))
                .map(report -> report.left(now).minus(OpenReport.LAST_CHANCE));
        Duration most =
                before.filter(left -> left.compareTo(pace.firstPause()) > 0).orElse(pace.firstPause());
        return before.isPresent() && pause.compareTo(most) > 0 ? most : pause;
    }

    /// Not all at the same moment: something between half of the pause and the whole.
    private Duration jittered(Duration pause) {
        Bytes random = keys.fresh(JITTER_BYTES);
        int chance = (random.at(0) & 0xff) << 8 | (random.at(1) & 0xff);
        return pause.dividedBy(2).plus(pause.multipliedBy(chance).dividedBy(2L << 16));
    }

    private Change.DueAgain dueAfter(Instant moment, Duration spread) {
        return new Change.DueAgain(moment.plus(jittered(spread)));
    }

    private boolean stumble(Intent intent, FilingFile filing, FilingEvent.Why why, String sentence) throws IOException {
        Instant now = clock.instant();
        FilingFile fresh = load(intent);
        if (fresh.version() > filing.version() + 1) return false; // somebody else is at it
        FilingEvent stumbled = new FilingEvent.Stumbled(now, why, sentence);
        Duration pause = pace.pause(fresh.with(stumbled).stumbles());
        Instant again = now.plus(jittered(inTime(pause, fresh)));
        if (committed(fresh, stumbled, intent, new Change.DueAgain(again))) {
            news.accept(new FilingNews.Stumbled(filing.id(), sentence, again));
        }
        return false;
    }

    private boolean setAside(Intent intent, FilingFile filing) throws IOException {
        String sentence = "it broke its worker %d times in a row".formatted(filing.mishaps());
        FilingEvent aside = new FilingEvent.SetAside(clock.instant(), sentence);
        if (committed(filing, aside, intent, new Change.Parked())) {
            news.accept(new FilingNews.SetAside(filing.id(), sentence));
        }
        return false;
    }

    private boolean committed(FilingFile filing, FilingEvent event, Intent intent, Change.After after)
            throws IOException {
        Change change = Change.at(event.at())
                .toFiling(filing.id(), intent.caseId(), filing.version(), event)
                .settle(new Change.Settlement(intent.kind(), intent.subject(), after));
        return journal.commit(change) instanceof Journal.Done;
    }

    private boolean end(Intent intent, FilingFile filing, FilingOutcome outcome) throws IOException { // 8
        Referral referral = filing.referral();
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Loaded loaded = journal.load(referral.caseId()).orElseThrow();
            FilingFile newest = loaded.filing(intent.subject()).orElseThrow();
            if (newest.outcome().isPresent()) return false; // somebody else wrote it down
            CaseFile file = loaded.file();
            Instant now = clock.instant();
            Change change = new Attesting(keys)
                    .ofCase(
                            Change.at(now),
                            file.id(),
                            Endings.fact(loaded.secrets().blind(), newest, outcome))
                    .toFiling(newest.id(), file.id(), newest.version(), new FilingEvent.Ended(now, outcome))
                    .toCase(file.id(), file.version(), List.of(Endings.onCase(now, referral, outcome)))
                    .settle(new Change.Settlement(intent.kind(), intent.subject(), new Change.Finished()));
            if (journal.commit(change) instanceof Journal.Done) { // 9: the retention clocks start here
                news.accept(new FilingNews.Ended(filing.id(), outcome));
                return false;
            }
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

    /// Always false: nothing more is done with this claim.
    private boolean settle(Intent intent, Change.After after) throws IOException {
        journal.commit(
                Change.at(clock.instant()).settle(new Change.Settlement(intent.kind(), intent.subject(), after)));
        return false;
    }
}
