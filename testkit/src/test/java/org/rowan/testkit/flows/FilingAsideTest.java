package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Filing;
import org.rowan.flow.FilingNews;
import org.rowan.flow.Standing;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.testkit.fakes.FakeDesk.Fault;
import org.rowan.testkit.fakes.TestClock;

/// What stops a filing: its own faults, and people; and what lets it go on.
class FilingAsideTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private FilingFile filed(CaseId id) {
        return world.journal.load(id).orElseThrow().filings().getFirst();
    }

    private Standing standing(CaseId id) throws IOException {
        return world.start().overseeing().ofCase(id).orElseThrow().getFirst();
    }

    private Filing filingThat(Function<Referral, Optional<StepAnswer>> instead) {
        return filing(new Instead(world.ncmec, instead));
    }

    private Filing filing(AgencyDesk desk) {
        return new Filing(
                world.journal,
                world.vault,
                world.keys,
                world.clock,
                Map.of(Destination.NCMEC, desk),
                Filing.Pace.DEFAULT,
                world.news::add);
    }

    @Test
    void a_case_that_breaks_its_worker_is_set_aside_and_the_others_are_filed() throws IOException {
        CaseId poison = world.referred("poison", Destination.NCMEC);
        CaseId good = world.referred("good", Destination.NCMEC);
        Filing filing = filingThat(referral -> {
            if (referral.caseId().equals(poison)) throw new IllegalStateException("secret words");
            return Optional.empty();
        });
        while (filing.advance()) {}
        assertThat(world.file(good).state()).isEqualTo(CaseState.FILED);
        for (int i = 0; i < 30; i++) {
            world.clock.advance(Duration.ofHours(1));
            while (filing.advance()) {}
        }
        FilingFile aside = filed(poison);
        assertThat(aside.next()).isInstanceOf(Next.StandAside.class);
        assertThat(aside.events().toString()).doesNotContain("secret words");
        assertThat(aside.events().stream().filter(FilingEvent.Stumbled.class::isInstance))
                .hasSizeBetween(3, 5);
        assertThat(standing(poison).condition()).isEqualTo(Standing.Condition.SET_ASIDE);
        assertThat(standing(poison).nextTry()).isEmpty();
        assertThat(world.news).anyMatch(FilingNews.SetAside.class::isInstance);

        assertThat(world.start().overseeing().resume(ONE, poison, "mended")).contains(Refusal.ROLE_MISSING);
        assertThat(world.start().overseeing().resume(LEAD, poison, "mended")).isEmpty();
        world.fileAll();
        assertThat(world.file(poison).state()).isEqualTo(CaseState.FILED);
        assertThat(world.ncmec.finished()).hasSize(2);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_case_at_which_the_process_dies_again_and_again_is_set_aside() throws IOException {
        CaseId poison = world.referred("poison", Destination.NCMEC);
        Filing filing = filingThat(referral -> {
            throw new Death();
        });
        for (int i = 0; i < 20 && !(filed(poison).next() instanceof Next.StandAside); i++) {
            try {
                filing.advance();
            } catch (Death dead) {
                world.clock.advance(LEASE.plusSeconds(1));
            }
        }
        assertThat(filed(poison).next()).isInstanceOf(Next.StandAside.class);
        assertThat(filing.advance()).isFalse();
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void without_a_desk_nothing_is_lost_and_it_goes_on_by_itself() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        Filing deskless = new Filing(
                world.journal, world.vault, world.keys, world.clock, Map.of(), Filing.Pace.DEFAULT, world.news::add);
        for (int i = 0; i < 40; i++) {
            while (deskless.advance()) {}
            world.clock.advance(Duration.ofHours(1));
        }
        assertThat(standing(id).condition()).isEqualTo(Standing.Condition.FAILING);
        assertThat(filed(id).events().getLast())
                .isInstanceOfSatisfying(
                        FilingEvent.Stumbled.class,
                        stumbled -> assertThat(stumbled.sentence()).contains("no desk is configured for ncmec"));
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }

    @Test
    void a_filing_withdrawn_before_it_began_is_never_sent() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        assertThat(world.start().overseeing().withdraw(ONE, id, "a mistake")).contains(Refusal.ROLE_MISSING);
        assertThat(world.start().overseeing().withdraw(LEAD, id, "a mistake")).isEmpty();
        world.fileAll();
        assertThat(world.ncmec.calls()).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_filing_withdrawn_in_the_middle_is_retracted_at_the_agency() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        filing(new Before(world.ncmec, step -> {
                    if (step instanceof FilingStep.Upload) withdraw(id);
                }))
                .advance();
        world.fileAll();
        assertThat(world.ncmec.finished()).isEmpty();
        assertThat(world.ncmec.calls().getLast()).isInstanceOf(FilingStep.Retract.class);
        assertThat(filed(id).events())
                .as("the answer that was under way is kept")
                .anyMatch(
                        event -> event instanceof FilingEvent.StepAnswered a && a.step() instanceof FilingStep.Upload);
        assertThat(world.file(id).state()).isEqualTo(CaseState.RETURNED);
    }

    @Test
    void a_filing_withdrawn_while_it_is_being_finished_is_filed_and_its_receipt_kept() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        filing(new Before(world.ncmec, step -> {
                    if (step instanceof FilingStep.Finish) withdraw(id);
                }))
                .advance();
        world.fileAll();
        assertThat(filed(id).outcome()).contains(new FilingOutcome.Filed("1000"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.start().overseeing().withdraw(LEAD, id, "too late")).contains(Refusal.NOT_UNDER_WAY);
    }

    private void withdraw(CaseId id) {
        try {
            assertThat(world.start().overseeing().withdraw(LEAD, id, "a mistake"))
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_filing_that_waits_is_tried_at_once_when_a_person_says_so() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.ncmec.expect(List.of(Optional.of(Fault.NOT_SENT)));
        Filing filing = world.start().filing();
        filing.advance();
        assertThat(filing.advance()).isFalse();
        assertThat(world.start().overseeing().resume(LEAD, id, "the line is mended"))
                .isEmpty();
        assertThat(filing.advance()).isTrue();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.start().overseeing().resume(LEAD, id, "again")).contains(Refusal.NOT_UNDER_WAY);
        assertThat(world.start().overseeing().resume(LEAD, new CaseId("C-00000000"), "x"))
                .contains(Refusal.NO_SUCH_CASE);
    }

    @Test
    void dates_written_with_a_wrong_clock_are_mended_once_it_is_right() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        TestClock ahead = new TestClock(world.clock.instant().plus(Duration.ofDays(400)));
        world.ncmec.expect(List.of(Optional.of(Fault.NOT_SENT)));
        new Filing(
                        world.journal,
                        world.vault,
                        world.keys,
                        ahead,
                        Map.of(Destination.NCMEC, world.ncmec),
                        Filing.Pace.DEFAULT)
                .advance();
        assertThat(world.start().filing().advance()).isFalse();
        assertThat(world.start().overseeing().mendDates(Duration.ofDays(2))).isEqualTo(1);
        assertThat(world.start().overseeing().mendDates(Duration.ofDays(2))).isZero();
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }
}
