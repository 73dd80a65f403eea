package org.rowan.flow;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.cases.CaseEvent.RiskRanked;
import org.rowan.cases.CaseId;
import org.rowan.cases.Decisions;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.RiskRank;
import org.rowan.cases.RiskReason;
import org.rowan.port.Journal;
import org.rowan.port.Keys;

/// The act of saying how soon a case should be looked at, for a child's sake.
public final class Ranking {
    private final Changing changing;
    private final Keys keys;

    public Ranking(Journal journal, Keys keys, InstantSource clock) {
        this.changing = new Changing(journal, clock);
        this.keys = keys;
    }

    /// - `reasons`: those that only a person can see; the others follow from the facts.
    /// - Errors: `IllegalArgumentException` as of [Decisions#rank].
    public Optional<Refusal> rank(
            Person who, CaseId id, RiskRank rank, List<RiskReason> reasons, Optional<String> words) throws IOException {
        return changing.act(
                id,
                (file, now) -> Decisions.rank(file, who, rank, reasons, words, now),
                (change, loaded, events) -> new Attesting(keys)
                        .note(change, loaded, CaseFact.Note.RISK_RANKED, who.id(), Records.ranked((RiskRanked)
                                events.getFirst()))
                        .toCase(id, loaded.file().version(), events));
    }
}
