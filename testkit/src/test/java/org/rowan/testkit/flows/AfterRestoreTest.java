package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.AfterRestore;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.testkit.fakes.Killer;

/// A journal as a back-up brings it back: the agency has gone on, and the journal does not know.
class AfterRestoreTest {
    private static final Person FILER = new Person(new PersonId("filer-one"), Set.of(Role.FILER));
    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private int unsettle() throws IOException {
        return new AfterRestore(world.journal, world.keys, world.clock).unsettle();
    }

    private FilingFile newest(CaseId id) {
        return world.journal.load(id).orElseThrow().filings().getLast();
    }

    @Test
    void a_referral_that_was_only_intended_is_not_sent_but_asked_about() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);

        assertThat(unsettle()).isOne();
        world.fileAll();

        assertThat(world.ncmec.calls()).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.UNSETTLED);
        assertThat(world.start().byHand().delivered(FILER, id, newest(id).id().value(), "1000"))
                .isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        LogOfCases.provesEverything(world.journal);
    }

    /// The twin: without the act the same journal sends, which would be the second report.
    @Test
    void without_the_act_the_same_journal_sends() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);

        world.fileAll();

        assertThat(world.ncmec.finished()).hasSize(1);
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }

    @Test
    void a_filing_cut_short_at_any_call_is_never_continued() throws IOException {
        for (int at = 1; at <= 40; at++) {
            World cut = new World();
            cut.drillList();
            CaseId id = cut.referred("k", Destination.NCMEC);
            try {
                while (cut.start(new Killer(at, true)).filing().advance()) {}
            } catch (Killer.Killed killed) {
                // the process the back-up was taken of
            }
            int calls = cut.ncmec.calls().size();
            new AfterRestore(cut.journal, cut.keys, cut.clock).unsettle();
            cut.clock.advance(java.time.Duration.ofHours(1));
            cut.fileAll();

            assertThat(cut.ncmec.calls()).as("killed after call %d", at).hasSize(calls);
            assertThat(cut.file(id).state()).isIn(CaseState.UNSETTLED, CaseState.FILED);
            LogOfCases.provesEverything(cut.journal);
        }
    }

    @Test
    void a_package_that_waits_for_a_person_is_asked_about_too() throws IOException {
        world.nca.awaitPerson();
        CaseId id = world.referred("k", Destination.NCA);
        world.fileAll();

        assertThat(unsettle()).isOne();
        assertThat(unsettle()).as("a second time").isZero();

        assertThat(newest(id).outcome()).containsInstanceOf(FilingOutcome.Unknown.class);
        assertThat(world.start().byHand().declined(FILER, id, newest(id).id().value(), "not there"))
                .isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
    }

    @Test
    void what_is_filed_already_and_what_was_never_referred_stay_as_they_are() throws IOException {
        CaseId filed = world.referred("k", Destination.NCMEC);
        world.fileAll();
        CaseId waiting = world.matched("k2");

        assertThat(unsettle()).isZero();

        assertThat(world.file(filed).state()).isEqualTo(CaseState.FILED);
        assertThat(world.file(waiting).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        assertThat(newest(filed).outcome()).isNotEqualTo(Optional.empty());
    }
}
