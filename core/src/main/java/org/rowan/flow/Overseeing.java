package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.port.Agenda;
import org.rowan.port.Agenda.Planned;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.Next;

/// What people do about filings that are under way: see how each stands, let one that was set aside or waits
/// go on at once, and stop one before its report is finished.
public final class Overseeing {
    private static final List<CaseState> UNDER_WAY = List.of(CaseState.UNSETTLED, CaseState.REFERRED);

    private final Journal journal;
    private final Agenda agenda;
    private final InstantSource clock;

    public Overseeing(Journal journal, Agenda agenda, InstantSource clock) {
        this.journal = journal;
        this.agenda = agenda;
        this.clock = clock;
    }

    /// The filings that have not come to their end, at most `limit` cases of them: first those that need a
    /// person.
    public List<Standing> underWay(int limit) throws IOException {
        Instant now = clock.instant();
        List<Standing> all = new ArrayList<>();
        for (CaseFile file : journal.cases(UNDER_WAY, limit)) {
            Optional<Loaded> loaded = journal.load(file.id());
            if (loaded.isEmpty()) continue;
            for (Standing standing : standings(loaded.get(), now)) {
                if (standing.condition().underWay()) all.add(standing);
            }
        }
        all.sort(Comparator.comparing(Standing::condition)
                .thenComparing(s -> s.filing().events().getFirst().at()));
        return all;
    }

    /// All filings of one case, oldest first; empty when there is no such case.
    public Optional<List<Standing>> ofCase(CaseId id) throws IOException {
        Optional<Loaded> loaded = journal.load(id);
        return loaded.isEmpty() ? Optional.empty() : Optional.of(standings(loaded.get(), clock.instant()));
    }

    private List<Standing> standings(Loaded loaded, Instant now) throws IOException {
        List<Standing> standings = new ArrayList<>();
        for (FilingFile filing : loaded.filings()) {
            Optional<Planned> planned =
                    agenda.planned(Intent.Kind.FILE, filing.id().value());
            standings.add(Standing.of(loaded.file(), filing, planned, now));
        }
        return standings;
    }

    /// Lets the filing of a case go on now: one that was set aside, or one that waits for its next attempt.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Optional<Refusal> resume(Person who, CaseId id, String reason) throws IOException {
        ReviewDecision.reasonOk(reason);
        return act(who, id, (filing, now) -> switch (filing.next()) {
            case Next.StandAside aside ->
                Optional.of(changed(filing, now, new FilingEvent.Resumed(now, who.id(), reason)));
            case Next.Again again -> Optional.of(soon(filing, now));
            case Next.Take take -> Optional.of(soon(filing, now));
            case Next.WaitForPerson wait -> Optional.empty();
            case Next.End end -> Optional.empty();
        });
    }

    /// Stops the filing of a case: what was opened is taken back at the agency, and the case goes back to the
    /// reviewers. Where the report turns out to be finished it is filed all the same.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Optional<Refusal> withdraw(Person who, CaseId id, String reason) throws IOException {
        ReviewDecision.reasonOk(reason);
        return act(
                who,
                id,
                (filing, now) -> filing.next() instanceof Next.End
                        ? Optional.empty()
                        : Optional.of(changed(filing, now, new FilingEvent.Withdrawn(now, who.id(), reason))));
    }

    private interface Act {
        /// Nothing where the filing does not stand so.
        Optional<Change> on(FilingFile filing, Instant now);
    }

    private Optional<Refusal> act(Person who, CaseId id, Act act) throws IOException {
        if (!who.mayFile()) return Optional.of(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
            if (loaded.get().file().recused(who.id())) return Optional.of(Refusal.RECUSED);
            Optional<FilingFile> filing = loaded.get().filings().stream()
                    .filter(f -> f.outcome().isEmpty())
                    .findFirst();
            Optional<Change> change = filing.flatMap(f -> act.on(f, clock.instant()));
            if (change.isEmpty()) return Optional.of(Refusal.NOT_UNDER_WAY);
            if (journal.commit(change.get()) instanceof Journal.Done) return Optional.empty();
        }
        throw new IOException("the filing of case " + id + " kept changing. Nothing was done. Try again.");
    }

    private static Change changed(FilingFile filing, Instant now, FilingEvent event) {
        return soon(filing, now).toFiling(filing.id(), filing.referral().caseId(), filing.version(), event);
    }

    private static Change soon(FilingFile filing, Instant now) {
        return Change.at(now)
                .settle(new Change.Settlement(Intent.Kind.FILE, filing.id().value(), new Change.DueBy(now)));
    }

    /// Makes due what lies further ahead than any pause reaches: the clock was wrong when that was written
    /// down. Returns how many filings that were.
    public int mendDates(Duration furthest) throws IOException {
        Instant now = clock.instant();
        Instant last = now.plus(furthest);
        int mended = 0;
        for (Planned planned : agenda.planned(Intent.Kind.FILE, Integer.MAX_VALUE)) {
            boolean due = planned.due().isAfter(last);
            boolean held = planned.heldUntil().filter(last::isBefore).isPresent();
            if (planned.parked() || (!due && !held)) continue;
            var again = new Change.Settlement(Intent.Kind.FILE, planned.intent().subject(), new Change.DueAgain(now));
            if (journal.commit(Change.at(now).settle(again)) instanceof Journal.Done) mended++;
        }
        return mended;
    }
}
