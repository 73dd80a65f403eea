package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.evidence.EvidenceId;
import org.rowan.flow.Intake;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Submission;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Classification;
import org.rowan.incident.Conduct;
import org.rowan.incident.Excerpt;
import org.rowan.incident.FileMark;
import org.rowan.incident.FileStatement;
import org.rowan.incident.ReportMark;
import org.rowan.referral.Drafted;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Gap;
import org.rowan.referral.Referral;
import org.rowan.screening.Screening.ClientPdq;

/// What a service states and reviewers find, from the door to the agency.
class CircumstancesTest {
    private static final Person OTHER_LEAD = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));

    private final World world = new World();

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
    }

    private static Refer refer(Findings found) {
        return new Refer(
                Destination.NCMEC,
                IncidentType.ENTICEMENT,
                Optional.empty(),
                Optional.empty(),
                "a drill, not real",
                Optional.of(found));
    }

    private static Findings finding(EvidenceId file, List<FileMark> marks, Classification scale, boolean viral) {
        return new Findings(
                List.of(ReportMark.SEXTORTION),
                List.of(new FileFinding(file, marks, Optional.of(scale), false)),
                viral);
    }

    private static Circumstances messages(Instant at) {
        Excerpt excerpt = new Excerpt(
                Optional.empty(),
                List.of(new Excerpt.Message(at, new Personal<>("account-1"), new Personal<>("made-up words"))));
        return new Circumstances(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(excerpt),
                List.of(new Conduct(at, new Personal<>("wrote to forty accounts"))),
                Optional.empty(),
                FileStatement.NONE);
    }

    private Intake.Taken byHash(Circumstances stated) throws IOException {
        var hashes = new Submission.Hashes(List.of(), Optional.of(new ClientPdq(World.LISTED, 90)));
        var item = world.item(world.clock.instant()).with(stated);
        return world.start().intake().accept(new Submission("client-one", "key", item, hashes));
    }

    private Referral filed(CaseId id) throws IOException {
        return world.journal.load(id).orElseThrow().filings().getFirst().referral();
    }

    private EvidenceId fileOf(CaseId id) throws IOException {
        return world.file(id).evidence().getFirst().id();
    }

    @Test
    void a_case_of_messages_without_any_file_is_filed_with_its_text_beside_it() throws IOException {
        Intake.Answered taken = (Intake.Answered) byHash(messages(world.clock.instant()));
        CaseId id = taken.receipt().caseId().orElseThrow();
        Reviewing reviewing = world.start().reviewing();
        reviewing.decide(ONE, id, refer(Findings.NONE));
        assertThat(reviewing.decide(TWO, id, refer(Findings.NONE))).isInstanceOf(Reviewing.Done.class);
        while (world.start().filing().advance()) {}
        assertThat(world.ncmec.calls().stream().map(FilingStep::getClass))
                .containsExactly(
                        FilingStep.Open.class,
                        FilingStep.Enclose.class,
                        FilingStep.DescribeEnclosure.class,
                        FilingStep.Finish.class);
        assertThat(world.ncmec.finished().getFirst().files().values())
                .extracting(bytes -> bytes.asUtf8())
                .containsExactly("made-up words");
    }

    @Test
    void the_log_binds_what_was_stated_and_found() throws IOException {
        byHash(messages(world.clock.instant()));
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void what_is_stated_to_have_happened_in_the_future_is_not_taken_in() throws IOException {
        assertThat(byHash(messages(world.clock.instant().plusSeconds(3_600))))
                .isEqualTo(new Intake.Refused(Intake.Refusal.CLOCK_AHEAD));
    }

    @Test
    void what_both_who_agree_found_is_told_together_and_a_disputed_class_by_nobody() throws IOException {
        CaseId id = world.matched("k");
        EvidenceId file = fileOf(id);
        Reviewing reviewing = world.start().reviewing();
        reviewing.decide(ONE, id, refer(finding(file, List.of(FileMark.INFANT), Classification.A1, false)));
        reviewing.decide(TWO, id, refer(finding(file, List.of(FileMark.GORE), Classification.A2, false)));
        FileFinding told = filed(id).found().of(file).orElseThrow();
        assertThat(told.marks()).containsExactly(FileMark.GORE, FileMark.INFANT);
        assertThat(told.classification()).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_preview_shows_nothing_of_what_another_found() throws IOException {
        CaseId id = world.matched("k");
        Reviewing reviewing = world.start().reviewing();
        reviewing.decide(ONE, id, refer(finding(fileOf(id), List.of(FileMark.INFANT), Classification.A1, false)));
        Drafted drafted = reviewing.preview(world.file(id), refer(Findings.NONE));
        assertThat(((Drafted.Complete) drafted).referral().found()).isEqualTo(Findings.NONE);
    }

    @Test
    void a_viral_report_is_the_choice_of_leads_and_both_make_it() throws IOException {
        CaseId id = world.matched("k");
        Refer viral = refer(finding(fileOf(id), List.of(FileMark.VIRAL), Classification.A1, true));
        Reviewing reviewing = world.start().reviewing();
        assertThat(reviewing.decide(ONE, id, viral)).isEqualTo(new Reviewing.Refused(Refusal.ROLE_MISSING));
        reviewing.decide(LEAD, id, viral);
        Reviewing.Done plain = (Reviewing.Done) reviewing.decide(TWO, id, refer(Findings.NONE));
        assertThat(plain.filing()).isEmpty();
        Reviewing.Done both = (Reviewing.Done) reviewing.decide(OTHER_LEAD, id, viral);
        assertThat(both.filing()).isPresent();
        assertThat(filed(id).found().viral()).isTrue();
    }

    @Test
    void a_viral_report_of_an_unmarked_file_lacks_something() throws IOException {
        CaseId id = world.matched("k");
        Refer viral = refer(finding(fileOf(id), List.of(FileMark.INFANT), Classification.A1, true));
        assertThat(world.start().reviewing().decide(LEAD, id, viral))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.VIRAL_FILE)));
    }
}
