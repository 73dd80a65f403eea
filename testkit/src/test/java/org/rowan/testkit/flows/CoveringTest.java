package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangement.Basis;
import org.rowan.cases.Arrangement.ReportedBy;
import org.rowan.cases.Arrangements;
import org.rowan.cases.Arrangements.Covered;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Covering;
import org.rowan.flow.ReportNeeds;
import org.rowan.flow.Reviewing;
import org.rowan.port.Change;

class CoveringTest {
    private static final LocalDate LONG_AGO = LocalDate.parse("2026-04-07");

    private final World world = new World();
    private CaseId id = new CaseId("C-00000000");
    private Arrangements arrangements = of(toNcmec(LONG_AGO, Optional.empty()));

    @BeforeEach
    void a_case() throws IOException {
        world.drillList();
        id = world.matched("k");
    }

    private static Arrangement toNcmec(LocalDate from, Optional<LocalDate> until) {
        return arrangement("to-ncmec", Destination.NCA, "ncmec", ReportedBy.US, "Example Forum", from, until);
    }

    private static Arrangement arrangement(
            String name,
            Destination duty,
            String with,
            ReportedBy by,
            String service,
            LocalDate from,
            Optional<LocalDate> until) {
        return new Arrangement(
                name, duty, with, by, Basis.VOLUNTARY, service, from, until, "counsel", LONG_AGO, Optional.empty());
    }

    private static Arrangements of(Arrangement... all) {
        return new Arrangements("Example Forum", List.of(all));
    }

    private Reviewing reviewing() {
        return new Reviewing(
                world.journal,
                world.keys,
                world.clock,
                world.reviewRules,
                World.REPORTER,
                Map.of(Destination.NCMEC, world.ncmec, Destination.NCA, world.nca),
                List.of(),
                ReportNeeds.NONE,
                arrangements);
    }

    private Covering covering() {
        return new Covering(world.journal, world.keys, world.clock, arrangements);
    }

    /// A report to NCMEC was filed, and the case is open to decisions again.
    private void filedWithNcmecAndOpen() throws IOException {
        reviewing().decide(ONE, id, refer(Destination.NCMEC));
        reviewing().decide(TWO, id, refer(Destination.NCMEC));
        world.fileAll();
        CaseFile file = world.file(id);
        world.journal.commit(Change.at(world.clock.instant())
                .toCase(
                        id,
                        file.version(),
                        List.of(new CaseEvent.FollowUpOpened(world.clock.instant(), LEAD.id(), "more to tell"))));
    }

    private Reviewing.Outcome toNca() throws IOException {
        return reviewing().decide(ONE, id, refer(Destination.NCA));
    }

    @Test
    void what_ncmec_has_is_not_reported_to_the_nca_a_second_time_and_the_reason_is_shown() throws IOException {
        filedWithNcmecAndOpen();
        String reference = world.file(id).filed().getFirst().reference();
        assertThat(toNca())
                .isEqualTo(new Reviewing.Duplicate(
                        new Covered(Destination.NCA, "to-ncmec", "ncmec", Optional.of(reference), Optional.empty())));
        assertThat(world.file(id).decisions()).isEmpty();
    }

    @Test
    void without_an_arrangement_nothing_is_blocked() throws IOException {
        arrangements = Arrangements.NONE;
        filedWithNcmecAndOpen();
        assertThat(toNca()).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void an_arrangement_of_another_service_or_another_duty_blocks_nothing() throws IOException {
        arrangements = of(
                arrangement("other", Destination.NCA, "ncmec", ReportedBy.US, "Other", LONG_AGO, Optional.empty()),
                arrangement(
                        "back", Destination.NCMEC, "nca", ReportedBy.US, "Example Forum", LONG_AGO, Optional.empty()));
        filedWithNcmecAndOpen();
        assertThat(toNca()).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void the_day_of_the_report_counts_and_not_the_day_of_the_question() throws IOException {
        LocalDate today = LocalDate.ofInstant(world.clock.instant(), java.time.ZoneOffset.UTC);
        arrangements = of(toNcmec(today.plusDays(1), Optional.empty()));
        filedWithNcmecAndOpen();
        assertThat(arrangements.covered(world.file(id), Destination.NCA)).isEmpty();
        arrangements = of(toNcmec(LONG_AGO, Optional.of(today.minusDays(1))));
        assertThat(arrangements.covered(world.file(id), Destination.NCA)).isEmpty();
        arrangements = of(toNcmec(LONG_AGO, Optional.of(today)));
        assertThat(arrangements.covered(world.file(id), Destination.NCA)).isPresent();
    }

    @Test
    void a_report_on_its_way_covers_and_one_that_came_back_does_not() throws IOException {
        reviewing().decide(ONE, id, refer(Destination.NCMEC));
        reviewing().decide(TWO, id, refer(Destination.NCMEC));
        assertThat(arrangements.covered(world.file(id), Destination.NCA)).isPresent();
        String filing =
                world.file(id).all(CaseEvent.ReferralAccepted.class).getFirst().filing();
        CaseFile returned = world.file(id)
                .with(List.of(
                        new CaseEvent.ReferralReturned(world.clock.instant(), Destination.NCMEC, filing, "refused")));
        assertThat(arrangements.covered(returned, Destination.NCA)).isEmpty();
    }

    @Test
    void a_report_that_was_taken_back_covers_nothing() throws IOException {
        reviewing().decide(ONE, id, refer(Destination.NCMEC));
        reviewing().decide(TWO, id, refer(Destination.NCMEC));
        world.fileAll();
        assertThat(arrangements.covered(world.file(id), Destination.NCA)).isPresent();
        CaseFile corrected = world.file(id).with(List.of(new CaseEvent.Corrected(world.clock.instant(), LEAD.id())));
        assertThat(arrangements.covered(corrected, Destination.NCA)).isEmpty();
    }

    @Test
    void a_report_of_the_group_covers_only_once_a_lead_says_so() throws IOException {
        arrangements = of(arrangement(
                "parent", Destination.NCA, "ncmec", ReportedBy.GROUP, "Example Forum", LONG_AGO, Optional.empty()));
        assertThat(toNca()).isInstanceOf(Reviewing.Done.class);

        assertThat(covering().covered(LEAD, id, Destination.NCA, "parent", Optional.of("R-7"), "they sent it"))
                .isEmpty();
        assertThat(reviewing().decide(TWO, id, refer(Destination.NCA)))
                .isEqualTo(new Reviewing.Duplicate(
                        new Covered(Destination.NCA, "parent", "ncmec", Optional.of("R-7"), Optional.of(LEAD.id()))));
        assertThat(reviewing().decide(TWO, id, refer(Destination.NCMEC))).isInstanceOf(Reviewing.Done.class);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_lead_can_say_that_a_case_is_not_covered() throws IOException {
        filedWithNcmecAndOpen();
        assertThat(covering().uncovered(LEAD, id, Destination.NCA, "outside what was arranged"))
                .isEmpty();
        assertThat(toNca()).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void nobody_else_than_a_lead_decides_it_and_an_unknown_arrangement_covers_nothing() throws IOException {
        assertThat(covering().covered(ONE, id, Destination.NCA, "to-ncmec", Optional.empty(), "because"))
                .contains(Refusal.ROLE_MISSING);
        assertThat(covering().uncovered(ONE, id, Destination.NCA, "because")).contains(Refusal.ROLE_MISSING);
        assertThat(covering().covered(LEAD, id, Destination.NCA, "hearsay", Optional.empty(), "because"))
                .contains(Refusal.NO_ARRANGEMENT);
        assertThat(covering().covered(LEAD, id, Destination.NCMEC, "to-ncmec", Optional.empty(), "because"))
                .contains(Refusal.NO_ARRANGEMENT);
        assertThatThrownBy(() -> covering().uncovered(LEAD, id, Destination.NCA, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(world.file(id).coverage(Destination.NCA)).isEmpty();
    }

    @Test
    void nothing_is_decided_about_a_case_that_is_being_filed_or_was_stepped_back_from() throws IOException {
        world.start().reviewing().recuse(LEAD, id);
        assertThat(covering().uncovered(LEAD, id, Destination.NCA, "because")).contains(Refusal.RECUSED);
        CaseId other = world.referred("other", Destination.NCMEC);
        assertThat(covering().uncovered(LEAD, other, Destination.NCA, "because"))
                .contains(Refusal.NOT_OPEN);
        assertThat(covering().uncovered(LEAD, new CaseId("C-00000000"), Destination.NCA, "because"))
                .contains(Refusal.NO_SUCH_CASE);
    }

    @Test
    void an_arrangement_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> arrangement(
                        "self", Destination.NCA, "nca", ReportedBy.US, "Example Forum", LONG_AGO, Optional.empty()))
                .hasMessageContaining("another body");
        assertThatThrownBy(() -> toNcmec(LONG_AGO, Optional.of(LONG_AGO.minusDays(1))))
                .hasMessageContaining("not before the beginning");
        assertThatThrownBy(() -> of(toNcmec(LONG_AGO, Optional.empty()), toNcmec(LONG_AGO, Optional.empty())))
                .hasMessageContaining("twice");
    }
}
