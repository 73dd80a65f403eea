package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;
import static org.rowan.testkit.contracts.Samples.REVIEWER;
import static org.rowan.testkit.contracts.Samples.attested;
import static org.rowan.testkit.contracts.Samples.caseId;
import static org.rowan.testkit.contracts.Samples.opening;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.port.Agenda;
import org.rowan.port.Change;
import org.rowan.port.Change.After;
import org.rowan.port.Intent.Kind;
import org.rowan.port.Journal.Stale;

/// What every `Journal` promises of what is intended, and every `Agenda` over it.
public interface IntentsContract extends JournalContract {

    /// The same memory, as those see it who look at what is planned.
    Agenda agenda();

    @Test
    default void what_is_being_worked_on_is_kept_longer_and_made_due_without_losing_its_holder() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(Samples.intending(id, "F-1", NOON));
        journal().claim(Kind.FILE, NOON, LEASE);
        settle("F-1", new Change.Kept(NOON.plus(LEASE.multipliedBy(3))));
        settle("F-1", new Change.DueBy(NOON.minusSeconds(5)));
        assertThat(journal().claim(Kind.FILE, NOON.plus(LEASE.multipliedBy(2)), LEASE))
                .isEmpty();
        assertThat(journal().claim(Kind.FILE, NOON.plus(LEASE.multipliedBy(3)), LEASE))
                .isPresent();
        settle("F-1", new Change.Parked());
        settle("F-1", new Change.DueBy(NOON.plusSeconds(60)));
        assertThat(journal().claim(Kind.FILE, NOON, LEASE))
                .as("no later than before")
                .isPresent();
    }

    @Test
    default void what_is_settled_for_good_makes_a_change_stale_and_nothing_of_it_is_kept() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(Samples.intending(id, "F-1", NOON));
        settle("F-1", new Change.Finished());
        int entries = log().size();
        Change late = attested(Change.at(NOON).toCase(id, 1, List.of(new CaseEvent.Released(NOON, REVIEWER))), id)
                .settle(new Change.Settlement(Kind.FILE, "F-1", new Change.DueAgain(NOON)));
        assertThat(journal().commit(late)).isEqualTo(new Stale());
        assertThat(journal().load(id).orElseThrow().file().version()).isEqualTo(1);
        assertThat(log()).hasSize(entries);
    }

    @Test
    default void what_is_planned_is_told_as_it_stands_soonest_first() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(Samples.intending(id, "F-1", NOON.plusSeconds(9)));
        journal().commit(Samples.intending(id, "F-2", NOON));
        journal().claim(Kind.FILE, NOON, LEASE);
        assertThat(agenda().planned(Kind.FILE, 9))
                .extracting(planned -> planned.intent().subject())
                .containsExactly("F-2", "F-1");
        assertThat(agenda().planned(Kind.FILE, 1)).hasSize(1);
        assertThat(agenda().planned(Kind.DESTROY, 9)).isEmpty();
        Agenda.Planned held = agenda().planned(Kind.FILE, "F-2").orElseThrow();
        assertThat(held.heldUntil()).contains(NOON.plus(LEASE));
        assertThat(held.claims()).isEqualTo(1);
        settle("F-2", new Change.Parked());
        Agenda.Planned parked = agenda().planned(Kind.FILE, "F-2").orElseThrow();
        assertThat(parked.parked()).isTrue();
        assertThat(parked.heldUntil()).isEmpty();
        assertThat(agenda().planned(Kind.FILE, "F-3")).isEmpty();
    }

    private void settle(String subject, After after) throws IOException {
        journal().commit(Change.at(NOON).settle(new Change.Settlement(Kind.FILE, subject, after)));
    }
}
