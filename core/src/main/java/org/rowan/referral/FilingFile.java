package org.rowan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.referral.FilingEvent.Begun;
import org.rowan.referral.FilingEvent.Ended;
import org.rowan.referral.FilingEvent.StepAnswered;

/// A filing: its history, and what the history says comes next.
public record FilingFile(FilingId id, List<FilingEvent> events) {
    public FilingFile {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.getFirst() instanceof Begun)) {
            throw new IllegalArgumentException("the history of a filing begins with Begun");
        }
    }

    public int version() {
        return events.size();
    }

    public Referral referral() {
        return ((Begun) events.getFirst()).referral();
    }

    public FilingFile with(FilingEvent event) {
        List<FilingEvent> all = new ArrayList<>(events);
        all.add(event);
        return new FilingFile(id, all);
    }

    public Optional<FilingOutcome> outcome() {
        return events.getLast() instanceof Ended ended ? Optional.of(ended.outcome()) : Optional.empty();
    }

    /// What to do next, by the rules of `docs/filing.md`.
    public Next next() {
        return outcome()
                .<Next>map(Next.End::new)
                .orElseGet(() -> FilingProgress.of(this).next());
    }

    /// The same with regard to the time that an opened report has left: nothing is added to one that is about
    /// to lapse.
    public Next next(Instant now) {
        return outcome()
                .<Next>map(Next.End::new)
                .orElseGet(() -> FilingProgress.of(this).next(now));
    }

    /// The report that stands open at the agency and has a time of its own.
    public Optional<OpenReport> openReport() {
        return outcome().isPresent()
                ? Optional.empty()
                : FilingProgress.of(this).openReport();
    }

    /// How often in a row the work on it broke off by a fault of ours or with the end of the process.
    public int mishaps() {
        return FilingProgress.of(this).mishaps();
    }

    /// How often in a row it broke off for whatever reason.
    public int stumbles() {
        return FilingProgress.of(this).stumbles();
    }

    /// The answer that came last, if one did.
    public Optional<StepAnswered> lastAnswer() {
        return events.stream()
                .filter(StepAnswered.class::isInstance)
                .map(StepAnswered.class::cast)
                .reduce((earlier, later) -> later);
    }
}
