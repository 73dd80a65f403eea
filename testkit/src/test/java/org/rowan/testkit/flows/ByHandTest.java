package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.ByHand;
import org.rowan.flow.Reviewing;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.testkit.fakes.FakeDesk.Fault;

class ByHandTest {
    private static final Person FILER = new Person(new PersonId("filer-one"), Set.of(Role.FILER));
    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private FilingFile newest(CaseId id) {
        return world.journal.load(id).orElseThrow().filings().getLast();
    }

    private FilingOutcome outcome(CaseId id) {
        return newest(id).outcome().orElseThrow();
    }

    /// A case whose Finish was never answered.
    private CaseId unsettled() throws IOException {
        List<Optional<Fault>> faults = new ArrayList<>(Collections.nCopies(3, Optional.empty()));
        faults.addAll(Collections.nCopies(8, Optional.of(Fault.LOST_ON_THE_WAY)));
        world.ncmec.expect(faults);
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.UNSETTLED);
        return id;
    }

    private CaseId waiting() throws IOException {
        world.nca.awaitPerson();
        CaseId id = world.referred("k", Destination.NCA);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.REFERRED);
        return id;
    }

    @Test
    void the_nca_desk_waits_for_the_reference_that_a_person_types_in() throws IOException {
        CaseId id = waiting();
        String filing = newest(id).id().value();
        assertThat(world.start().byHand().delivered(ONE, id, filing, "NCA-REF-1"))
                .hasValue(Refusal.ROLE_MISSING);
        assertThat(world.start().byHand().takePackage(FILER, id, filing)).isInstanceOf(ByHand.PackageTaken.class);
        assertThat(world.start().byHand().delivered(FILER, id, filing, "NCA-REF-1"))
                .isEmpty();
        world.fileAll();
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.Filed("NCA-REF-1"));
        assertThat(world.start().byHand().delivered(FILER, id, filing, "NCA-REF-2"))
                .hasValue(Refusal.NOT_OPEN);
        assertThat(world.start().retaining().referenceUntil(world.file(id))).isPresent();
        LogOfCases.provesEverything(world.journal);
    }

    private ByHand named(PersonId... people) {
        return new ByHand(world.journal, world.vault, world.keys, world.clock, Set.of(people));
    }

    @Test
    void where_people_are_named_nobody_else_hands_in_a_reference_of_the_portal() throws IOException {
        CaseId id = waiting();
        String filing = newest(id).id().value();
        ByHand others = named(new PersonId("somebody-else"));
        int version = newest(id).version();
        assertThat(others.delivered(FILER, id, filing, "NCA-REF-1")).hasValue(Refusal.NOT_AUTHORISED);
        assertThat(others.delivered(ONE, id, filing, "NCA-REF-1")).hasValue(Refusal.ROLE_MISSING);
        assertThat(newest(id).version()).isEqualTo(version);
        assertThat(named(FILER.id()).delivered(FILER, id, filing, "NCA-REF-1")).isEmpty();
    }

    @Test
    void who_is_named_for_the_portal_says_nothing_about_another_agency() throws IOException {
        CaseId id = unsettled();
        String filing = newest(id).id().value();
        assertThat(named(new PersonId("somebody-else")).delivered(FILER, id, filing, "1000"))
                .isEmpty();
    }

    @Test
    void a_package_that_the_portal_will_not_take_goes_back_to_the_reviewers() throws IOException {
        CaseId id = waiting();
        String filing = newest(id).id().value();
        assertThat(world.start().byHand().declined(ONE, id, filing, "refused")).hasValue(Refusal.ROLE_MISSING);
        assertThat(world.start().byHand().declined(FILER, id, filing, "refused by the portal"))
                .isEmpty();
        world.fileAll();
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.NotSent("refused by the portal"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
        assertThat(world.start().byHand().takePackage(FILER, id, filing))
                .isEqualTo(new ByHand.NotTaken(Refusal.NOT_OPEN));
        assertThat(world.start().byHand().delivered(FILER, id, filing, "NCA-REF-1"))
                .hasValue(Refusal.NOT_OPEN);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void nobody_decides_anew_while_a_report_may_have_arrived() throws IOException {
        CaseId id = unsettled();
        var refused = new Reviewing.Refused(Refusal.NOT_OPEN);
        assertThat(world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC)))
                .isEqualTo(refused);
        assertThat(world.start().reviewing().decide(ONE, id, new ReviewDecision.Dismiss("over")))
                .isEqualTo(refused);
        world.fileAll();
        assertThat(world.start().retaining().order()).isZero();
    }

    @Test
    void an_agency_that_has_the_report_settles_it_with_its_number() throws IOException {
        CaseId id = unsettled();
        String filing = newest(id).id().value();
        int calls = world.ncmec.calls().size();
        assertThat(world.start().byHand().delivered(ONE, id, filing, "1000")).hasValue(Refusal.ROLE_MISSING);
        assertThat(world.start().byHand().delivered(FILER, id, "F-00000000", "1000"))
                .hasValue(Refusal.NO_SUCH_CASE);
        assertThat(world.start().byHand().delivered(FILER, id, filing, " 1000 "))
                .isEmpty();
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.Filed("1000"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.start().byHand().declined(FILER, id, filing, "they lost it"))
                .hasValue(Refusal.NOT_OPEN);
        world.fileAll();
        assertThat(world.ncmec.calls()).as("nothing more was sent").hasSize(calls);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void an_agency_that_does_not_have_the_report_sends_the_case_back_and_two_people_decide_anew() throws IOException {
        CaseId id = unsettled();
        String filing = newest(id).id().value();
        assertThat(world.start().byHand().declined(FILER, id, filing, "no such report"))
                .isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
        world.fileAll();
        assertThat(world.ncmec.finished()).as("nothing is sent by itself").isEmpty();
        world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC));
        world.start().reviewing().decide(TWO, id, World.refer(Destination.NCMEC));
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.ncmec.finished()).hasSize(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_filing_under_way_is_not_settled_by_hand() throws IOException {
        world.ncmec.expect(List.of(Optional.of(Fault.NOT_SENT)));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.start().filing().advance();
        String filing = newest(id).id().value();
        assertThat(world.start().byHand().delivered(FILER, id, filing, "1000")).hasValue(Refusal.NOT_OPEN);
        assertThat(world.start().byHand().declined(FILER, id, filing, "never mind"))
                .hasValue(Refusal.NOT_OPEN);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }
}
