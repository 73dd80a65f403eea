package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.simulator.Fault;
import org.rowan.agency.ncmec.simulator.Fault.Kind;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.agency.ncmec.simulator.SimulatedReport.State;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.flow.Filing;
import org.rowan.port.Journal;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.StepAnswer;
import org.rowan.testkit.fakes.TestClock;

/// Whatever an agency answers, and whatever breaks on our side, at whatever step: filed once, or not at all and a
/// person knows; and what came back is kept.
class FilingFaultsTest {
    private static final List<String> ENDPOINTS = List.of("submit", "upload", "fileinfo", "finish");
    private static final List<Integer> CODES = List.of(
            1000, 1100, 1110, 1111, 1210, 1300, 1999, 2000, 3000, 3100, 3300, 4000, 4100, 4110, 4200, 5001, 5002, 5101,
            5102, 9001, -7);

    private FilingHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new FilingHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<SimulatedReport> finished() {
        return house.simulator.reports().stream()
                .filter(r -> r.state() == State.FINISHED)
                .toList();
    }

    /// The books of the agency say what ours say, and nothing stays open there.
    private void agree(CaseId id, String where) {
        CaseState state = house.file(id).state();
        assertThat(state).as(where).isIn(CaseState.FILED, CaseState.RETURNED, CaseState.UNSETTLED);
        if (state == CaseState.FILED) assertThat(finished()).as(where).hasSize(1);
        if (state == CaseState.RETURNED) assertThat(finished()).as(where).isEmpty();
        assertThat(finished().size()).as(where).isLessThanOrEqualTo(1);
    }

    static Stream<Arguments> codes() {
        return CODES.stream()
                .flatMap(code -> ENDPOINTS.stream()
                        .flatMap(at ->
                                Stream.of(Kind.CODE, Kind.CODE_IN_200).map(kind -> Arguments.of(kind, code, at))));
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @MethodSource("codes")
    void every_code_at_every_step_ends_as_the_books_of_the_agency_say(Kind kind, int code, String at)
            throws IOException {
        CaseId id = house.referred(Referrals.ONE, Referrals.TWO);
        house.simulator.faults().add(Fault.once(kind, at, code));
        house.fileAll(house.filer(), 5);
        String where = kind + " " + code + " at " + at;
        // The agency that says "finished" of a report that it did not finish contradicts itself: that is believed.
        if (code == 5102 && !at.equals("submit")) return;
        agree(id, where);
        boolean ofDocument = code / 1000 == 4 || code == 9001;
        assertThat(house.file(id).state()).as(where).isEqualTo(ofDocument ? CaseState.RETURNED : CaseState.FILED);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                        Kind.PAGE,
                        Kind.OTHER_ROOT,
                        Kind.NOTHING,
                        Kind.GARBAGE,
                        Kind.RESET,
                        Kind.HTTP_500,
                        Kind.LOST_AFTER_EFFECT,
                        Kind.LOST_BEFORE_EFFECT,
                        Kind.TWICE,
                        Kind.WRONG_MD5)
                .flatMap(kind -> ENDPOINTS.stream().map(at -> Arguments.of(kind, at)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("answers")
    void every_wrong_answer_at_every_step_ends_as_the_books_of_the_agency_say(Kind kind, String at) throws IOException {
        CaseId id = house.referred(Referrals.ONE, Referrals.TWO);
        house.simulator.faults().add(Fault.once(kind, at));
        house.fileAll(house.filer(), 5);
        agree(id, kind + " at " + at);
        // Details may be sent once a file: what a proxy repeated there is refused, and a person looks.
        boolean refused = kind == Kind.TWICE && at.equals("fileinfo");
        assertThat(house.file(id).state()).isEqualTo(refused ? CaseState.RETURNED : CaseState.FILED);
    }

    @ParameterizedTest(name = "{0} at every step")
    @MethodSource("lasting")
    void an_agency_that_never_answers_right_again_is_never_told_twice(Kind kind) throws IOException {
        CaseId id = house.referred(Referrals.ONE);
        house.simulator.faults().add(new Fault(kind, Optional.of("finish"), 100, 0));
        house.fileAll(house.filer(), 8);
        assertThat(house.simulator.reports()).as("never opened anew").hasSize(1);
        assertThat(house.file(id).state()).isEqualTo(CaseState.UNSETTLED);
        assertThat(house.filing(id).outcome()).containsInstanceOf(FilingOutcome.Unknown.class);
    }

    static Stream<Kind> lasting() {
        return Stream.of(Kind.PAGE, Kind.OTHER_ROOT, Kind.NOTHING, Kind.GARBAGE, Kind.RESET, Kind.LOST_AFTER_EFFECT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void what_came_back_is_kept_byte_for_byte_however_wrong_it_was(Kind kind, String body) throws IOException {
        CaseId id = house.referred();
        house.simulator.faults().add(Fault.once(kind, "submit"));
        house.filer().advance();
        StepAnswer answer = house.filing(id).lastAnswer().orElseThrow().answer();
        assertThat(answer).isInstanceOf(StepAnswer.Unknown.class);
        var raw = answer.received().orElseThrow();
        assertThat(RawAnswer.body(raw).asUtf8()).startsWith(body);
        assertThat(RawAnswer.requestId(raw)).isPresent();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of(Kind.PAGE, "<html><body>"),
                Arguments.of(Kind.OTHER_ROOT, "<status>"),
                Arguments.of(Kind.GARBAGE, "\u0001 not an answer"),
                Arguments.of(Kind.HTTP_500, "<html>"));
    }

    /// The database is restarted, its disk is full, the line to it breaks: at the n-th call it fails, and the calls
    /// after it for a while; what had been asked may have been done.
    @Test
    void a_database_that_goes_away_at_any_call_and_comes_back_loses_nothing_and_files_nothing_twice()
            throws IOException {
        for (int n = 1; n <= 40; n++) {
            for (boolean done : List.of(false, true)) {
                for (int length : List.of(1, 3)) {
                    close();
                    open();
                    broken(n, length, done);
                }
            }
        }
    }

    private void broken(int at, int length, boolean done) throws IOException {
        CaseId id = house.referred(Referrals.ONE);
        AtomicInteger calls = new AtomicInteger();
        Journal journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, args) -> {
                    int call = calls.incrementAndGet();
                    boolean breaks = call >= at && call < at + length;
                    if (breaks && !done) throw new IOException("the database cannot be reached");
                    Object result;
                    try {
                        result = method.invoke(house.journal, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (breaks) throw new IOException("the line to the database broke");
                    return result;
                });
        Filing filer = new Filing(
                journal,
                house.vault,
                house.keys,
                house.clock,
                Map.of(Destination.NCMEC, house.desk),
                Filing.Pace.DEFAULT);
        for (int round = 0; round < 60; round++) {
            try {
                while (filer.advance()) {}
            } catch (IOException down) {
                // the worker says so in the health, waits, and goes on
            }
            house.clock.advance(Duration.ofMinutes(15));
        }
        String where = "call " + at + ", " + length + " long, done " + done;
        assertThat(house.file(id).state()).as(where).isEqualTo(CaseState.FILED);
        assertThat(finished()).as(where).hasSize(1);
    }

    @Test
    void a_vault_that_cannot_be_read_delays_a_filing_and_its_open_report_never_lapses_unseen() throws IOException {
        CaseId id = house.referred(Referrals.ONE);
        var evidence = house.file(id).evidence().getFirst().id();
        house.vault.damage(evidence);
        house.fileAll(house.filer(), 30);
        assertThat(house.file(id).state()).isEqualTo(CaseState.REFERRED);
        assertThat(house.filing(id).events().getLast()).isInstanceOf(FilingEvent.Stumbled.class);
        assertThat(house.simulator.reports()).noneMatch(r -> r.state() == State.LAPSED);
        house.vault.damage(evidence); // the same bit again: restored from a back-up
        house.fileAll(house.filer(), 3);
        assertThat(house.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(finished()).hasSize(1);
    }

    @Test
    void a_clock_that_jumps_a_day_ahead_or_back_in_the_middle_files_once() throws IOException {
        for (Duration jump : List.of(Duration.ofHours(30), Duration.ofHours(-30), Duration.ofDays(400))) {
            for (int before = 1; before <= 8; before++) {
                close();
                open();
                CaseId id = house.referred(Referrals.ONE);
                TestClock ours = new TestClock(house.clock.instant());
                int step = before;
                Filing filer = new Filing(
                        counting(step, () -> ours.advance(jump)),
                        house.vault,
                        house.keys,
                        ours,
                        Map.of(Destination.NCMEC, house.desk),
                        Filing.Pace.DEFAULT);
                for (int round = 0; round < 60; round++) {
                    while (filer.advance()) {}
                    ours.advance(Duration.ofMinutes(15));
                    if (round == 30) house.overseeing().mendDates(Duration.ofDays(2));
                }
                house.fileAll(house.filer(), 8);
                String where = "jump " + jump + " at commit " + before;
                assertThat(house.file(id).state()).as(where).isEqualTo(CaseState.FILED);
                assertThat(finished()).as(where).hasSize(1);
            }
        }
    }

    /// The journal, with something that happens before the n-th commit.
    private Journal counting(int at, Runnable before) {
        AtomicInteger commits = new AtomicInteger();
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, args) -> {
                    if (method.getName().equals("commit") && commits.incrementAndGet() == at) before.run();
                    try {
                        return method.invoke(house.journal, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
