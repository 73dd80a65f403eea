package org.rowan.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.referral.FilingEvent.Begun;
import org.rowan.referral.FilingEvent.Ended;

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
}
