package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.Account;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.MinimumReport;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Surface;
import org.rowan.flow.Correcting;
import org.rowan.flow.Enriching;
import org.rowan.flow.Intake;
import org.rowan.flow.ReportNeeds;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Submission;
import org.rowan.hook.Need;
import org.rowan.referral.Gap;
import org.rowan.referral.Referral;

class MinimumReportTest {
    private static final List<Need> NEEDS = List.of(Need.ACCOUNT, Need.CONTACT, Need.PLACE);

    private final World world = new World();
    private CaseId id = new CaseId("C-00000000");

    @BeforeEach
    void a_case_without_an_account() throws IOException {
        world.drillList();
        Item bare = new Item(
                "item-9",
                Surface.USER_REPORTED,
                Account.unknown(),
                world.clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Submission submission = new Submission("client-one", "bare", bare, new Submission.File(World.listed()));
        id = ((Intake.Answered) world.start().intake().accept(submission))
                .receipt()
                .caseId()
                .orElseThrow();
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
                new ReportNeeds(Map.of(Destination.NCA, NEEDS, Destination.NCMEC, NEEDS), true));
    }

    private static Refer refer(Destination to, Priority priority) {
        return new Refer(to, IncidentType.IMAGERY, Optional.of(priority), Optional.empty(), "a drill, not real");
    }

    private CaseFile filed() throws IOException {
        reviewing().decide(ONE, id, refer(Destination.NCA, Priority.ONE));
        reviewing().decide(TWO, id, refer(Destination.NCA, Priority.ONE));
        world.fileAll();
        return world.file(id);
    }

    @Test
    void with_priority_1_it_goes_without_what_nobody_knows_and_nobody_has_to_say_why() throws IOException {
        CaseFile file = filed();
        MinimumReport minimum = reviewing().minimum(file).orElseThrow();
        assertThat(minimum.missing()).isEqualTo(NEEDS);
        assertThat(minimum.settled()).isEmpty();
        assertThat(minimum.reference()).isEqualTo(file.filed().getFirst().reference());
    }

    @Test
    void with_another_priority_or_to_another_destination_it_waits() throws IOException {
        Refer second = refer(Destination.NCA, Priority.TWO);
        assertThat(reviewing().decide(ONE, id, second)).isEqualTo(new Reviewing.Thin(Destination.NCA, NEEDS));
        assertThat(reviewing().decide(ONE, id, second, Optional.of("nobody knows")))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.ACCOUNT_ID)));
        assertThat(reviewing().decide(ONE, id, refer(Destination.NCMEC, Priority.ONE), Optional.of("nobody knows")))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.ACCOUNT_ID)));
    }

    @Test
    void metadata_alone_is_not_reported_however_urgent() throws IOException {
        CaseId hashes = world.matchedByHashOnly("hashes");
        assertThat(reviewing().decide(ONE, hashes, refer(Destination.NCA, Priority.ONE)))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.SUBSTANCE)));
    }

    @Test
    void what_is_found_out_later_follows_in_a_report_that_cites_the_first() throws IOException {
        String first = filed().filed().getFirst().reference();
        Enriching enriching = new Enriching(world.journal, world.keys, world.clock, Duration.ofMinutes(5));
        assertThat(enriching.notHeld(ONE, id, Need.PLACE, "never kept")).isEmpty();
        assertThat(reviewing().minimum(world.file(id)).orElseThrow().settled()).containsExactly(Need.PLACE);

        new Correcting(world.journal, world.keys, world.clock, world.reviewRules, List.of())
                .followUp(LEAD, id, "the place is known");
        assertThat(reviewing().minimum(world.file(id))).as("being decided").isEmpty();
        CaseFile file = filed();
        Referral second =
                world.journal.load(id).orElseThrow().filings().getLast().referral();
        assertThat(second.earlier()).containsExactly(first);
        assertThat(file.filed()).hasSize(2);
        assertThat(reviewing().minimum(file).orElseThrow().missing()).containsExactly(Need.ACCOUNT, Need.CONTACT);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_whole_report_is_none() throws IOException {
        CaseId whole = world.referred("k", Destination.NCA);
        world.fileAll();
        assertThat(reviewing().minimum(world.file(whole))).isEmpty();
        assertThat(MinimumReport.of(filed(), List.of()))
                .as("the desk asks for nothing")
                .isEmpty();
    }
}
