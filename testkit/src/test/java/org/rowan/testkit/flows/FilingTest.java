package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.flow.Filing;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeDesk.Fault;

class FilingTest {
    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private FilingOutcome outcome(CaseId id) {
        return world.journal
                .load(id)
                .orElseThrow()
                .filings()
                .getFirst()
                .outcome()
                .orElseThrow();
    }

    private static List<Optional<Fault>> at(int call, Fault fault) {
        List<Optional<Fault>> faults = new ArrayList<>(Collections.nCopies(call, Optional.empty()));
        faults.add(Optional.of(fault));
        return faults;
    }

    private List<String> steps() {
        return world.ncmec.calls().stream()
                .map(s -> s.getClass().getSimpleName())
                .toList();
    }

    @Test
    void open_upload_describe_finish_in_this_order() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Upload", "Describe", "Finish");
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.Filed("1000"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_lost_open_is_opened_again() throws IOException {
        world.ncmec.expect(at(0, Fault.ANSWER_LOST));
        world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Open", "Upload", "Describe", "Finish");
        assertThat(world.ncmec.finished()).hasSize(1);
    }

    @Test
    void a_lost_upload_is_retracted_and_begun_again() throws IOException {
        world.ncmec.expect(at(1, Fault.ANSWER_LOST));
        world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Upload", "Retract", "Open", "Upload", "Describe", "Finish");
    }

    @Test
    void other_bytes_at_the_agency_are_retracted_and_begun_again() throws IOException {
        world.ncmec.expect(at(1, Fault.CORRUPTED));
        world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Upload", "Retract", "Open", "Upload", "Describe", "Finish");
    }

    @Test
    void a_lost_describe_is_retracted_because_a_file_is_described_once() throws IOException {
        world.ncmec.expect(at(2, Fault.ANSWER_LOST));
        world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps())
                .containsExactly("Open", "Upload", "Describe", "Retract", "Open", "Upload", "Describe", "Finish");
    }

    @Test
    void a_lost_finish_is_asked_again_on_the_same_report_and_never_opened_anew() throws IOException {
        world.ncmec.expect(at(3, Fault.ANSWER_LOST));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Upload", "Describe", "Finish", "Finish");
        assertThat(world.ncmec.finished()).hasSize(1);
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.Filed("1000"));
    }

    @Test
    void a_finish_that_is_never_answered_ends_with_a_person_and_no_second_report() throws IOException {
        List<Optional<Fault>> faults = new ArrayList<>(Collections.nCopies(3, Optional.empty()));
        faults.addAll(Collections.nCopies(50, Optional.of(Fault.LOST_ON_THE_WAY)));
        world.ncmec.expect(faults);
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(outcome(id)).isInstanceOf(FilingOutcome.Unknown.class);
        assertThat(steps().stream().filter("Open"::equals)).hasSize(1);
        assertThat(world.file(id).state()).isEqualTo(CaseState.UNSETTLED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_refused_document_goes_back_to_the_reviewers_and_is_retracted() throws IOException {
        world.ncmec.expect(at(3, Fault.REFUSED));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Upload", "Describe", "Finish", "Retract");
        assertThat(outcome(id)).isInstanceOf(FilingOutcome.Rejected.class);
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
    }

    @Test
    void after_a_return_the_reviewers_decide_anew_and_it_is_another_filing() throws IOException {
        world.ncmec.expect(at(0, Fault.REFUSED));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC));
        world.start().reviewing().decide(World.TWO, id, World.refer(Destination.NCMEC));
        world.fileAll();
        assertThat(world.journal.load(id).orElseThrow().filings()).hasSize(2);
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }

    @Test
    void an_agency_that_is_down_for_days_is_tried_until_it_answers() throws IOException {
        world.ncmec.expect(Collections.nCopies(50, Optional.of(Fault.NOT_SENT)));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(steps()).hasSize(54).endsWith("Open", "Upload", "Describe", "Finish");
        assertThat(outcome(id)).isEqualTo(new FilingOutcome.Filed("1000"));
        assertThat(world.file(id).all(CaseEvent.ReferralReturned.class)).isEmpty();
    }

    @Test
    void uploads_that_are_lost_again_and_again_are_begun_again_after_pauses_and_then_a_person_is_told()
            throws IOException {
        List<Optional<Fault>> faults = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            faults.addAll(List.of(Optional.empty(), Optional.of(Fault.ANSWER_LOST), Optional.empty()));
        }
        world.ncmec.expect(faults);
        CaseId id = world.referred("k", Destination.NCMEC);
        Filing filing = world.start().filing();
        assertThat(filing.advance()).isTrue();
        assertThat(steps()).as("begun again only after a pause").containsExactly("Open", "Upload", "Retract");
        world.fileAll();
        assertThat(outcome(id)).isInstanceOf(FilingOutcome.NotSent.class);
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
    }

    @Test
    void trouble_at_the_agency_after_a_finish_is_never_repaired_with_a_new_report() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        FilingFile filing = world.journal.load(id).orElseThrow().filings().getFirst();
        FilingStep finish = new FilingStep.Finish("1000");
        FilingFile troubled = filing.with(answered(new FilingStep.Open(), accepted("1000")))
                .with(answered(finish, new StepAnswer.Rejected(Cause.AGENCY, 1000, "trouble", Bytes.empty())))
                .with(answered(finish, new StepAnswer.Rejected(Cause.GONE, 5001, "gone", Bytes.empty())));
        assertThat(troubled.next())
                .isInstanceOfSatisfying(
                        Next.End.class, end -> assertThat(end.outcome()).isInstanceOf(FilingOutcome.Unknown.class));
        FilingFile lapsed = filing.with(answered(new FilingStep.Open(), accepted("1000")))
                .with(answered(finish, new StepAnswer.Rejected(Cause.GONE, 5001, "gone", Bytes.empty())));
        assertThat(lapsed.next()).isEqualTo(new Next.Again(new FilingStep.Open(), 1));
    }

    private FilingEvent answered(FilingStep step, StepAnswer answer) {
        return new FilingEvent.StepAnswered(world.clock.instant(), step, answer);
    }

    private static StepAnswer accepted(String number) {
        return new StepAnswer.Accepted(Optional.of(number), Optional.empty(), Bytes.empty());
    }

    @Test
    void a_failed_step_waits_before_it_is_repeated() throws IOException {
        world.ncmec.expect(at(0, Fault.NOT_SENT));
        world.referred("k", Destination.NCMEC);
        Filing filing = world.start().filing();
        assertThat(filing.advance()).isTrue();
        assertThat(filing.advance()).isFalse();
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(filing.advance()).isTrue();
        assertThat(world.ncmec.finished()).hasSize(1);
    }

    @Test
    void nothing_is_sent_before_the_log_knows_of_it() throws IOException {
        world.journal.holdPublishing(true);
        world.referred("k", Destination.NCMEC);
        assertThat(world.start().filing().advance()).isFalse();
        assertThat(world.ncmec.calls()).isEmpty();
        world.journal.holdPublishing(false);
        assertThat(world.start().filing().advance()).isTrue();
    }

    @Test
    void two_workers_never_take_the_same_filing() throws IOException {
        world.referred("k", Destination.NCMEC);
        assertThat(world.journal.claim(org.rowan.port.Intent.Kind.FILE, world.clock.instant(), Duration.ofMinutes(10)))
                .isPresent();
        assertThat(world.start().filing().advance()).isFalse();
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(world.start().filing().advance()).isTrue();
    }

    @Test
    void evidence_that_cannot_be_opened_is_not_sent_and_the_report_is_retracted() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.vault.destroy(world.file(id).evidence().getFirst().id());
        world.fileAll();
        assertThat(steps()).containsExactly("Open", "Retract");
        assertThat(outcome(id)).isInstanceOf(FilingOutcome.Rejected.class);
    }

    /// The agency may have finished the report before it refused to finish it again.
    @Test
    void a_refusal_after_a_lost_finish_that_cannot_be_taken_back_is_unsettled_and_no_refusal() throws IOException {
        world.ncmec.expect(List.of(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Fault.ANSWER_LOST),
                Optional.of(Fault.REFUSED),
                Optional.of(Fault.LOST_ON_THE_WAY),
                Optional.of(Fault.LOST_ON_THE_WAY),
                Optional.of(Fault.LOST_ON_THE_WAY)));
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(world.ncmec.finished()).hasSize(1);
        assertThat(world.journal.load(id).orElseThrow().filings().getFirst().outcome())
                .containsInstanceOf(FilingOutcome.Unknown.class);
    }

    @Test
    void whatever_goes_wrong_in_whatever_order_nothing_is_filed_twice() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            World each = new World();
            each.drillList();
            List<Optional<Fault>> faults = new ArrayList<>();
            for (int i = 0; i < random.nextInt(12); i++) {
                faults.add(
                        random.nextInt(3) == 0
                                ? Optional.empty()
                                : Optional.of(Fault.values()[random.nextInt(Fault.values().length)]));
            }
            each.ncmec.expect(faults);
            CaseId id = each.referred("k", Destination.NCMEC);
            each.fileAll();
            String where = "seed " + seed + ", faults " + faults;
            assertThat(each.ncmec.finished().size()).as(where).isLessThanOrEqualTo(1);
            boolean filed = each.file(id).state() == CaseState.FILED;
            boolean unknown = each.journal
                            .load(id)
                            .orElseThrow()
                            .filings()
                            .getFirst()
                            .outcome()
                            .orElseThrow()
                    instanceof FilingOutcome.Unknown;
            if (!unknown)
                assertThat(each.ncmec.finished().size() == 1).as(where).isEqualTo(filed);
            LogOfCases.provesEverything(each.journal);
        }
    }

    @Test
    void a_lead_may_file_too_and_every_step_names_its_environment() throws IOException {
        assertThat(LEAD.mayFile()).isTrue();
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        var started = world.journal.load(id).orElseThrow().filings().getFirst().events().stream()
                .filter(e -> e instanceof org.rowan.referral.FilingEvent.StepStarted)
                .map(e -> ((org.rowan.referral.FilingEvent.StepStarted) e))
                .toList();
        assertThat(started).allMatch(s -> s.environment().equals("fake://ncmec"));
        assertThat(started.getFirst().step()).isEqualTo(new FilingStep.Open());
        assertThat(world.ncmec).isInstanceOf(FakeDesk.class);
    }
}
