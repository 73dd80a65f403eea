package org.rowan.flow;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.evidence.CaseKey;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Keys;

/// The act of sealing all case keys to the newest keys of their holders, when one of these is rotated out.
/// What was sealed under a case key is not touched.
public final class Rewrapping {
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;

    public Rewrapping(Journal journal, Keys keys, InstantSource clock) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /// `anew`: sealed in this round. `waiting`: those for which the custodian's key is not here. `lost`: those
    /// that no key here opens. The former key may go when nothing waits.
    public record Round(int anew, int waiting, int lost) {}

    /// Goes through all cases once. Repeated, it does what is left.
    public Round all() throws IOException {
        int anew = 0;
        int waiting = 0;
        int lost = 0;
        Optional<CaseId> after = Optional.empty();
        List<CaseFile> page;
        do {
            page = journal.cases(List.of(CaseState.values()), after, AT_ONCE);
            for (CaseFile file : page) {
                CaseKey before = journal.load(file.id()).orElseThrow().secrets().key();
                switch (keys.rewrapped(before)) {
                    case Keys.Anew changed -> {
                        keep(file.id(), before, changed.key());
                        anew++;
                    }
                    case Keys.NotNow away -> waiting++;
                    case Keys.Unopenable unopenable -> lost++;
                    case Keys.AsItIs same -> {
                        // nothing to do
                    }
                }
                after = Optional.of(file.id());
            }
        } while (page.size() == AT_ONCE);
        return new Round(anew, waiting, lost);
    }

    private void keep(CaseId id, CaseKey before, CaseKey after) throws IOException {
        journal.commit(Change.at(clock.instant()).secret(new Change.RewrapCaseKey(id, before, after)));
    }
}
