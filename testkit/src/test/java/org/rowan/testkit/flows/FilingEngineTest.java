package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.flow.Filing;
import org.rowan.flow.FilingNews;
import org.rowan.flow.Standing;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Intent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingStep;
import org.rowan.referral.OpenReport;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.testkit.fakes.FakeDesk.Fault;

/// What keeps filings going: leases, clocks, pauses, rests, and what is set aside.
class FilingEngineTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private Filing filing(Consumer<FilingStep> before, Duration longest) {
        return filing(new Before(world.ncmec, before, longest));
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

    private FilingFile filed(CaseId id) {
        return world.journal.load(id).orElseThrow().filings().getFirst();
    }

    private Standing standing(CaseId id) throws IOException {
        return world.start().overseeing().ofCase(id).orElseThrow().getFirst();
    }

    private long opens() {
        return world.ncmec.calls().stream()
                .filter(FilingStep.Open.class::isInstance)
                .count();
    }

    private void nobodyElseGetsIt(FilingStep during) {
        assertThat(world.journal.claim(Intent.Kind.FILE, world.clock.instant(), LEASE))
                .as("claimed by another during %s", during)
                .isEmpty();
    }

    @Test
    void a_filing_that_takes_longer_than_its_lease_keeps_it_from_step_to_step() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        filing(
                        step -> {
                            world.clock.advance(Duration.ofMinutes(8));
                            nobodyElseGetsIt(step);
                        },
                        Duration.ZERO)
                .advance();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(opens()).isEqualTo(1);
    }

    @Test
    void a_step_that_may_take_hours_is_held_for_as_long() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        filing(
                        step -> {
                            world.clock.advance(Duration.ofMinutes(100));
                            nobodyElseGetsIt(step);
                        },
                        Duration.ofHours(2))
                .advance();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
    }

    @Test
    void a_report_that_is_about_to_lapse_is_taken_back_and_begun_again_and_that_counts_as_no_failure()
            throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        for (int day = 0; day < 12; day++) {
            FilingFile before = filed(id);
            world.ncmec.expect(List.of(Optional.empty(), Optional.of(Fault.NOT_SENT)));
            assertThat(world.start().filing().advance()).isTrue();
            assertThat(before.events().size()).isLessThan(filed(id).events().size());
            world.clock.advance(Duration.ofHours(23).plusMinutes(55));
        }
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.ncmec.finished()).hasSize(1);
        assertThat(world.news).anyMatch(FilingNews.RunsOut.class::isInstance);
    }

    @Test
    void no_pause_reaches_over_the_end_of_an_opened_report() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        List<Optional<Fault>> faults = new ArrayList<>(Collections.nCopies(3, Optional.empty()));
        faults.addAll(Collections.nCopies(100, Optional.of(Fault.NOT_SENT)));
        world.ncmec.expect(faults);
        Instant lapses = Instant.MAX;
        for (int tries = 0; tries < 90 && filed(id).openReport().isPresent() || tries == 0; tries++) {
            world.start().filing().advance();
            OpenReport report = filed(id).openReport().orElseThrow();
            lapses = report.lapses();
            Instant next = standing(id).nextTry().orElseThrow();
            if (world.clock.instant().isBefore(lapses)) assertThat(next).isBefore(lapses.plusSeconds(31));
            assertThat(next)
                    .as("never without a pause")
                    .isAfter(world.clock.instant().plusSeconds(14));
            world.clock.advance(Duration.between(world.clock.instant(), next));
        }
        assertThat(world.clock.instant()).isAfter(lapses.minus(OpenReport.LAST_CHANCE));
    }

    @Test
    void the_clocks_of_a_report_run_from_before_the_call() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        Instant before = world.clock.instant();
        world.ncmec.expect(List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Fault.NOT_SENT)));
        filing(step -> world.clock.advance(Duration.ofMinutes(3)), Duration.ZERO)
                .advance();
        OpenReport report = filed(id).openReport().orElseThrow();
        assertThat(report.openedAt()).isEqualTo(before);
        assertThat(report.changedAt()).isEqualTo(before.plus(Duration.ofMinutes(6)));
        assertThat(report.lapses()).isEqualTo(before.plus(Duration.ofHours(24)));
        OpenReport late = new OpenReport("7", before, before.plus(Duration.ofHours(30)));
        assertThat(late.lapses()).isEqualTo(before.plus(Duration.ofHours(31)));
        assertThat(late.left(before.plus(Duration.ofDays(9)))).isZero();
    }

    @Test
    void filings_that_failed_together_do_not_come_back_at_the_same_moment() throws IOException {
        Set<Instant> tries = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            CaseId id = world.referred("k" + i, Destination.NCMEC);
            world.ncmec.expect(List.of(Optional.of(Fault.NOT_SENT)));
            world.start().filing().advance();
            tries.add(standing(id).nextTry().orElseThrow());
        }
        assertThat(tries).hasSizeGreaterThan(4);
        assertThat(tries)
                .allSatisfy(next -> assertThat(Duration.between(world.clock.instant(), next))
                        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30)));
    }

    @Test
    void a_destination_that_fails_three_filings_in_a_row_is_left_alone_for_a_while() throws IOException {
        for (int i = 0; i < 10; i++) world.referred("k" + i, Destination.NCMEC);
        world.ncmec.expect(Collections.nCopies(4, Optional.of(Fault.NOT_SENT)));
        Filing filing = world.start().filing();
        while (filing.advance()) {}
        assertThat(world.ncmec.calls()).as("three learn it, the others wait").hasSize(3);
        assertThat(filing.resting()).singleElement().satisfies(rest -> {
            assertThat(rest.destination()).isEqualTo(Destination.NCMEC);
            assertThat(rest.sentence()).isEqualTo("connection refused");
        });
        assertThat(world.news).anyMatch(FilingNews.Resting.class::isInstance);
        world.clock.advance(Duration.ofSeconds(61));
        while (filing.advance()) {}
        assertThat(world.ncmec.calls()).as("one tests, and fails").hasSize(4);
        world.clock.advance(Duration.ofMinutes(3));
        while (filing.advance()) {}
        assertThat(filing.resting()).isEmpty();
        world.fileAll();
        assertThat(world.ncmec.finished()).hasSize(10);
    }

    @Test
    void one_filing_that_always_fails_never_closes_a_destination_for_the_others() throws IOException {
        CaseId poison = world.referred("poison", Destination.NCMEC);
        Filing filing = filingThat(referral -> referral.caseId().equals(poison)
                ? Optional.of(new StepAnswer.Rejected(StepAnswer.Cause.AGENCY, 1000, "trouble", Bytes.empty()))
                : Optional.empty());
        for (int i = 0; i < 12; i++) {
            while (filing.advance()) {}
            world.clock.advance(Duration.ofHours(2));
            CaseId other = world.referred("k" + i, Destination.NCMEC);
            while (filing.advance()) {}
            assertThat(world.file(other).state()).isEqualTo(CaseState.FILED);
        }
        assertThat(filing.resting()).isEmpty();
        assertThat(standing(poison).condition()).isEqualTo(Standing.Condition.FAILING);
    }

    @Test
    void refused_credentials_stop_a_destination_at_the_first_word() throws IOException {
        world.referred("a", Destination.NCMEC);
        world.referred("b", Destination.NCMEC);
        List<Referral> asked = new ArrayList<>();
        Filing filing = filingThat(referral -> {
            asked.add(referral);
            return Optional.of(
                    new StepAnswer.Rejected(StepAnswer.Cause.CREDENTIALS, 3000, "not accepted", Bytes.empty()));
        });
        while (filing.advance()) {}
        assertThat(asked).hasSize(1);
        assertThat(filing.resting().getFirst().until())
                .isEqualTo(world.clock.instant().plus(Duration.ofHours(1)));
    }

    private Filing filingThat(Function<Referral, Optional<StepAnswer>> instead) {
        return filing(new Instead(world.ncmec, instead));
    }
}
