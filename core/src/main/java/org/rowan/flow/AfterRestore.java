package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.StepAnswer;

/// The act of accepting a journal that came back from a back-up. It does not know what was sent after it
/// was taken, so no filing that it holds as under way is continued: a person asks the agency.
public final class AfterRestore {
    private static final int AT_ONCE = 200;
    private static final String SENTENCE =
            "the journal was restored from a back-up, and what was sent after that back-up is not in it";

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;

    public AfterRestore(Journal journal, Keys keys, InstantSource clock) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /// Makes every filing that has not ended *unsettled*. Returns how many. To be called while nobody
    /// files; repeated, it does nothing.
    public int unsettle() throws IOException {
        int unsettled = 0;
        Optional<CaseId> after = Optional.empty();
        List<CaseFile> page;
        do {
            page = journal.cases(List.of(CaseState.REFERRED), after, AT_ONCE);
            for (CaseFile file : page) {
                unsettled += unsettle(file.id());
                after = Optional.of(file.id());
            }
        } while (page.size() == AT_ONCE);
        return unsettled;
    }

    private int unsettle(CaseId id) throws IOException {
        int unsettled = 0;
        Loaded loaded = journal.load(id).orElseThrow();
        for (FilingFile filing : loaded.filings()) {
            if (filing.outcome().isPresent() || delivered(filing)) continue;
            // Each change makes a new version of the case.
            commit(journal.load(id).orElseThrow(), filing);
            unsettled++;
        }
        return unsettled;
    }

    /// The agency has it, and only the record of that is missing: the filer makes it.
    private static boolean delivered(FilingFile filing) {
        return filing.next() instanceof Next.End end && end.outcome() instanceof FilingOutcome.Filed;
    }

    private void commit(Loaded loaded, FilingFile filing) throws IOException {
        Instant now = clock.instant();
        CaseFile file = loaded.file();
        FilingOutcome outcome = new FilingOutcome.Unknown(number(filing), SENTENCE);
        Change change = new Attesting(keys)
                .ofCase(Change.at(now), file.id(), Endings.fact(loaded.secrets().blind(), filing, outcome))
                .toFiling(filing.id(), file.id(), filing.version(), new FilingEvent.Ended(now, outcome))
                .toCase(file.id(), file.version(), List.of(Endings.onCase(now, filing.referral(), outcome)))
                .settle(new Change.Settlement(Intent.Kind.FILE, filing.id().value(), new Change.Finished()));
        if (!(journal.commit(change) instanceof Journal.Done)) {
            throw new IOException("after the restore: filing " + filing.id() + " changed meanwhile. Another process"
                    + " works on this journal: stop it, and start again with --after-restore.");
        }
    }

    /// The number of the report that was opened last, for the person who asks.
    private static String number(FilingFile filing) {
        String number = "";
        for (FilingEvent event : filing.events()) {
            if (event instanceof FilingEvent.StepAnswered answered
                    && answered.step() instanceof FilingStep.Open
                    && answered.answer() instanceof StepAnswer.Accepted accepted) {
                number = accepted.number().orElse("");
            }
        }
        return number;
    }
}
