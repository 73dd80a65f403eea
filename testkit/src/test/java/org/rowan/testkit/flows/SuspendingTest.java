package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.flow.Breaker;
import org.rowan.flow.Intake;
import org.rowan.flow.Suspending;
import org.rowan.hashlist.ListId;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.screening.Screening;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.fakes.FakeMedia;

/// An entry that matches everything, on its way through the acts.
class SuspendingTest {
    private final World world = new World();
    private final Suspending suspending = new Suspending(world.lists, world.journal, world.keys, world.clock);
    private Intake intake = world.start().intake();
    private int sent;

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
        intake = world.start().intake();
    }

    @Test
    void an_entry_that_matches_too_much_is_suspended_and_what_it_matches_is_neither_matched_nor_clear()
            throws IOException {
        flood();
        Receipt next = send(20);
        assertThat(next.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(next.why()).contains(Screening.Why.SUSPENDED_ENTRY);
        assertThat(next.matches()).isEmpty();
        assertThat(log()).contains("list.entry.suspend", "mass-matches");
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void another_entry_is_believed_all_the_same() throws IOException {
        flood();
        world.corroboratingList();
        Receipt next = send(0);
        assertThat(next.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(next.matches()).extracting(match -> match.list()).containsExactly("drill-2");
    }

    @Test
    void what_only_a_suspended_entry_matches_waits_where_the_operator_wants_it() throws IOException {
        flood();
        world.hold = EnumSet.of(Screening.Why.SUSPENDED_ENTRY);
        intake = world.start().intake();
        Receipt next = send(20);
        assertThat(next.outcome()).isEqualTo(Outcome.HELD);
        assertThat(next.caseId()).isPresent();
    }

    @Test
    void a_person_believes_it_again() throws IOException {
        flood();
        ListId list = world.lists.named("drill").orElseThrow().list().id();
        assertThat(suspending.reinstate(World.LEAD.id(), list, 1)).isEqualTo(Suspending.Outcome.DONE);
        assertThat(suspending.reinstate(World.LEAD.id(), list, 1)).isEqualTo(Suspending.Outcome.NOTHING_TO_DO);
        assertThat(send(20).outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(log()).contains("list.entry.reinstate");
    }

    @Test
    void what_is_not_there_is_not_suspended() throws IOException {
        ListId list = world.lists.named("drill").orElseThrow().list().id();
        Optional<org.rowan.cases.PersonId> by = Optional.of(World.LEAD.id());
        assertThat(suspending.suspend(by, list, 2)).isEqualTo(Suspending.Outcome.NO_SUCH_RECORD);
        assertThat(suspending.suspend(by, list, 0)).isEqualTo(Suspending.Outcome.NO_SUCH_RECORD);
        assertThat(suspending.suspend(by, new ListId("none"), 1)).isEqualTo(Suspending.Outcome.NO_SUCH_LIST);
    }

    /// As many different files as it takes, each of them a case that stays.
    private void flood() throws IOException {
        for (int i = 0; i < Breaker.Rule.STANDARD.files(); i++) {
            assertThat(send(10 + i % 20).outcome()).isEqualTo(Outcome.MATCHED);
        }
    }

    private Receipt send(int distance) throws IOException {
        PdqHash listed = World.LISTED;
        PdqHash near = new PdqHash(listed.w0() ^ ((1L << distance) - 1), listed.w1(), listed.w2(), listed.w3());
        Bytes file = FakeMedia.picture(near, 100, 1, "made " + ++sent);
        Intake.Taken taken = intake.accept(world.upload("k" + sent, file));
        return ((Intake.Answered) taken).receipt();
    }

    private String log() {
        return world.journal.log().stream().map(entry -> entry.text().asUtf8()).collect(Collectors.joining("\n"));
    }
}
