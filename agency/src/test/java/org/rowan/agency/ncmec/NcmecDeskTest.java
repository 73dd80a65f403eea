package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.agency.Referrals.NOW;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.simulator.Fault;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.agency.ncmec.simulator.SimulatedReport.State;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Destination;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;

class NcmecDeskTest {
    private static final Credentials GOOD = new Credentials("drill", "a password that must not show");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private NcmecSimulator simulator;
    private NcmecDesk desk;

    @BeforeEach
    void start() throws IOException {
        simulator = NcmecSimulator.start(NcmecSimulator.Settings.anyPort(GOOD), clock);
        desk = desk(GOOD, PATIENCE);
    }

    @AfterEach
    void stop() {
        desk.close();
        simulator.close();
    }

    private NcmecDesk desk(Credentials credentials, Duration patience) {
        NcmecSettings settings =
                NcmecSettings.of(simulator.base(), credentials).waiting(Duration.ofSeconds(5), patience);
        return new NcmecDesk(new NcmecClient(settings), clock);
    }

    private List<SimulatedReport> in(State state) {
        return simulator.reports().stream().filter(r -> r.state() == state).toList();
    }

    @Test
    void a_referral_is_filed_with_both_files_described() {
        FilingRun run = new FilingRun(desk, Referrals.drill());
        FilingOutcome outcome = run.toTheEnd();

        SimulatedReport report = in(State.FINISHED).getFirst();
        assertThat(outcome).isEqualTo(new FilingOutcome.Filed(String.valueOf(report.id())));
        assertThat(report.reference()).contains("C-00000001/F-00000001");
        assertThat(report.files()).hasSize(2).allMatch(SimulatedReport.SimulatedFile::described);
        assertThat(report.files().getFirst().length()).isEqualTo(Referrals.ONE.length());
        assertThat(simulator.reports()).hasSize(1);
    }

    @Test
    void viewed_by_a_person_is_said_of_exactly_the_file_that_was_viewed() {
        new FilingRun(desk, Referrals.drill()).toTheEnd();
        assertThat(in(State.FINISHED).getFirst().files().stream().map(SimulatedReport.SimulatedFile::viewed))
                .containsExactly(Optional.of(true), Optional.of(false));
    }

    @Test
    void the_answer_to_finish_is_kept_byte_for_byte_with_environment_and_request_id() {
        FilingRun run = new FilingRun(desk, Referrals.drill());
        run.toTheEnd();
        assertThat(run.answers().getLast()).isInstanceOfSatisfying(StepAnswer.Accepted.class, accepted -> {
            String raw = accepted.raw().asUtf8();
            assertThat(raw)
                    .startsWith("Environment: simulated " + simulator.base() + "\nHTTP 200\n")
                    .containsIgnoringCase("request-id: ");
            assertThat(RawAnswer.body(accepted.raw()).asUtf8())
                    .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<reportDoneResponse>")
                    .endsWith("</reportDoneResponse>\n");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "lost-before-effect,submit", "lost-before-effect,upload", "lost-before-effect,fileinfo",
        "lost-before-effect,finish", "lost-after-effect,submit", "lost-after-effect,upload",
        "lost-after-effect,fileinfo", "lost-after-effect,finish", "reset,submit",
        "reset,upload", "reset,fileinfo", "reset,finish",
        "garbage,submit", "garbage,upload", "garbage,fileinfo",
        "garbage,finish", "http-500,submit", "http-500,upload",
        "http-500,fileinfo", "http-500,finish", "wrong-md5,upload"
    })
    void after_any_fault_at_any_step_the_case_is_filed_once_and_only_once(String kind, String at) {
        simulator.faults().add(Fault.once(Fault.Kind.ofLabel(kind).orElseThrow(), at));
        FilingRun run = new FilingRun(desk, Referrals.drill());
        FilingOutcome outcome = run.toTheEnd();
        assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
        assertThat(in(State.FINISHED)).hasSize(1);
        assertThat(in(State.FINISHED).getFirst().files()).hasSize(2);
        assertThat(run.answers().stream().filter(a -> !(a instanceof StepAnswer.Accepted)))
                .as("the fault showed")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "upload", "fileinfo", "finish"})
    void an_answer_that_comes_too_late_is_unknown_and_the_case_is_filed_once(String at) {
        desk.close();
        desk = desk(GOOD, Duration.ofSeconds(2));
        simulator.faults().add(Fault.once(Fault.Kind.SLOW, at, 6000));
        FilingRun run = new FilingRun(desk, Referrals.drill());
        assertThat(run.toTheEnd()).isInstanceOf(FilingOutcome.Filed.class);
        assertThat(run.answers()).anyMatch(a -> a instanceof StepAnswer.Unknown);
        assertThat(in(State.FINISHED)).hasSize(1);
    }

    @Test
    void a_finish_that_worked_without_an_answer_is_asked_again_and_counts_as_delivered() {
        simulator.faults().add(Fault.once(Fault.Kind.LOST_AFTER_EFFECT, "finish"));
        FilingRun run = new FilingRun(desk, Referrals.drill());
        assertThat(run.toTheEnd()).isInstanceOf(FilingOutcome.Filed.class);
        assertThat(run.answers().getLast())
                .isInstanceOfSatisfying(
                        StepAnswer.AlreadyFinished.class,
                        already -> assertThat(RawAnswer.body(already.raw()).asUtf8())
                                .contains("5102"));
        assertThat(simulator.reports()).hasSize(1);
    }

    @Test
    void a_step_is_sent_once_even_where_a_used_connection_breaks() {
        StepAnswer first = desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
        assertThat(first).isInstanceOf(StepAnswer.Accepted.class);
        simulator.faults().add(Fault.once(Fault.Kind.LOST_AFTER_EFFECT, "submit"));
        assertThat(desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty()))
                .isInstanceOf(StepAnswer.Unknown.class);
        assertThat(simulator.reports()).hasSize(2);
    }

    @Test
    void a_wrong_md5_is_its_own_outcome_and_leads_to_a_retraction() {
        simulator.faults().add(Fault.once(Fault.Kind.WRONG_MD5, "upload"));
        FilingRun run = new FilingRun(desk, Referrals.drill());
        run.toTheEnd();
        assertThat(run.answers()).anyMatch(a -> a instanceof StepAnswer.Corrupted);
        assertThat(in(State.RETRACTED)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1000,AGENCY",
        "1100,AGENCY",
        "1110,AGENCY",
        "1111,AGENCY",
        "1300,AGENCY",
        "1210,AGENCY",
        "1999,AGENCY",
        "2000,CREDENTIALS",
        "3000,CREDENTIALS",
        "3100,CREDENTIALS",
        "3300,CREDENTIALS",
        "3999,CREDENTIALS",
        "4000,DOCUMENT",
        "4100,DOCUMENT",
        "4110,DOCUMENT",
        "4200,DOCUMENT",
        "4999,DOCUMENT",
        "9001,DOCUMENT",
        "5001,GONE",
        "5101,GONE"
    })
    void every_code_has_its_reaction(int code, Cause cause) {
        simulator.faults().add(Fault.once(Fault.Kind.CODE, "finish", code));
        StepAnswer answer = desk.take(new FilingStep.Finish("1"), Referrals.drill(), Bytes.empty());
        assertThat(answer).isInstanceOfSatisfying(StepAnswer.Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(cause);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.raw().asUtf8()).contains("<responseCode>" + code);
        });
    }

    @Test
    void a_file_that_ncmec_does_not_know_begins_the_report_again() {
        simulator.faults().add(Fault.once(Fault.Kind.CODE, "fileinfo", 5002));
        assertThat(new FilingRun(desk, Referrals.drill()).toTheEnd()).isInstanceOf(FilingOutcome.Filed.class);
        assertThat(in(State.FINISHED)).hasSize(1);
        assertThat(in(State.RETRACTED)).hasSize(1);
    }

    @Test
    void a_refused_document_ends_the_filing_and_retracts_what_was_opened() {
        simulator.faults().add(Fault.once(Fault.Kind.CODE, "fileinfo", 4100));
        assertThat(new FilingRun(desk, Referrals.drill()).toTheEnd())
                .isInstanceOfSatisfying(
                        FilingOutcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(4100));
        assertThat(in(State.RETRACTED)).hasSize(1);
        assertThat(in(State.FINISHED)).isEmpty();
    }

    @Test
    void wrong_credentials_are_told_apart_and_never_shown() {
        NcmecDesk stranger = desk(new Credentials("drill", "another password"), PATIENCE);
        StepAnswer answer = stranger.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        StepAnswer.Rejected.class,
                        rejected -> assertThat(rejected.cause()).isEqualTo(Cause.CREDENTIALS));
        assertThat(answer + ((StepAnswer.Rejected) answer).raw().asUtf8())
                .doesNotContain("another password", "ZHJpbGw6YW5vdGhlciBwYXNzd29yZA==");
        assertThat(simulator.reports()).isEmpty();
        stranger.close();
    }

    @Test
    void a_report_that_lapsed_is_opened_anew() {
        StepAnswer.Accepted opened =
                (StepAnswer.Accepted) desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
        now = NOW.plus(Duration.ofHours(24));
        StepAnswer finish =
                desk.take(new FilingStep.Finish(opened.number().orElseThrow()), Referrals.drill(), Bytes.empty());
        assertThat(finish).isInstanceOfSatisfying(StepAnswer.Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(Cause.GONE);
            assertThat(rejected.code()).isEqualTo(5001);
        });
    }

    @Test
    void a_report_just_short_of_its_time_can_still_be_finished() {
        StepAnswer.Accepted opened =
                (StepAnswer.Accepted) desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
        now = NOW.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(desk.take(new FilingStep.Finish(opened.number().orElseThrow()), Referrals.drill(), Bytes.empty()))
                .isInstanceOf(StepAnswer.Accepted.class);
    }

    @Test
    void nothing_listening_is_certainly_not_sent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        NcmecSettings settings = NcmecSettings.of(URI.create("http://127.0.0.1:" + free + "/ispws"), GOOD);
        try (NcmecDesk nobody = new NcmecDesk(new NcmecClient(settings), clock)) {
            assertThat(nobody.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty()))
                    .isEqualTo(new StepAnswer.NotSent("NCMEC was not reached: the connection was refused"));
        }
    }

    @Test
    void in_this_test_jvm_the_real_host_does_not_resolve() {
        assertThat(System.getProperty("jdk.net.hosts.file")).isNotNull();
        NcmecSettings settings = NcmecSettings.of(URI.create("https://report.cybertip.org/ispws"), GOOD);
        try (NcmecDesk production = new NcmecDesk(new NcmecClient(settings), clock)) {
            assertThat(production.take(new FilingStep.Open(), Referrals.real(), Bytes.empty()))
                    .isEqualTo(new StepAnswer.NotSent("NCMEC was not reached: the host name could not be resolved"));
        }
    }

    @Test
    void a_drill_never_goes_to_production_and_a_real_case_never_elsewhere() {
        NcmecSettings settings = NcmecSettings.of(URI.create("https://report.cybertip.org/ispws"), GOOD);
        try (NcmecDesk production = new NcmecDesk(new NcmecClient(settings), clock)) {
            assertThat(production.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty()))
                    .isInstanceOf(StepAnswer.Rejected.class);
            assertThat(production.facts().takesDrills()).isFalse();
        }
        assertThat(desk.take(new FilingStep.Open(), Referrals.real(), Bytes.empty()))
                .isInstanceOf(StepAnswer.Rejected.class);
        assertThat(desk.facts().takesReal()).isFalse();
        assertThat(simulator.reports()).isEmpty();
    }

    @Test
    void values_that_the_form_cannot_take_go_whole_into_the_additional_information() {
        Account odd = new Account(
                new Personal<>("a".repeat(300)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Personal<>("no address")),
                Optional.of(new Personal<>("profile 7")));
        Referral referral = Referrals.from(odd, Referrals.item("not an ip", "no url", NOW.minusSeconds(60)));
        assertThat(new FilingRun(desk, referral).toTheEnd()).isInstanceOf(FilingOutcome.Filed.class);
        String shown = desk.preview(referral).stream()
                .filter(l -> l.field().endsWith("personOrUserReported[1]/additionalInfo"))
                .findFirst()
                .orElseThrow()
                .value()
                .reveal();
        assertThat(shown).contains("a".repeat(300), "no address", "ipAddress not an ip", "port 50000", "profile 7");
    }

    @Test
    void an_incident_in_the_future_is_refused_here_and_named() {
        Referral future = Referrals.from(
                Referrals.account(), Referrals.item("192.0.2.7", "https://example.org", NOW.plusSeconds(5)));
        StepAnswer answer = desk.take(new FilingStep.Open(), future, Bytes.empty());
        assertThat(answer).isInstanceOfSatisfying(StepAnswer.Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(Cause.DOCUMENT);
            assertThat(rejected.sentence()).contains("incidentDateTime: must be in the past");
        });
        assertThat(simulator.reports()).isEmpty();
        assertThat(desk.preview(future).getFirst().field()).isEqualTo("cannot be sent");
    }

    @Test
    void a_file_of_another_length_than_recorded_is_not_sent() {
        StepAnswer.Accepted opened =
                (StepAnswer.Accepted) desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
        var upload = new FilingStep.Upload(
                opened.number().orElseThrow(),
                Referrals.drill().files().getFirst().evidence().id());
        assertThat(desk.take(upload, Referrals.drill(), Bytes.utf8("short"))).isInstanceOf(StepAnswer.Rejected.class);
        assertThat(simulator.reports().getFirst().files()).isEmpty();
    }

    @Test
    void the_preview_names_every_field_with_its_source() {
        var lines = desk.preview(Referrals.drill());
        assertThat(lines)
                .anySatisfy(l -> {
                    assertThat(l.field()).isEqualTo("report/incidentSummary/incidentType");
                    assertThat(l.sources()).containsExactly(Origin.DECISION);
                })
                .anySatisfy(l -> {
                    assertThat(l.field()).isEqualTo("fileDetails[2]/fileViewedByEsp");
                    assertThat(l.value().reveal()).isEqualTo("false");
                    assertThat(l.sources()).containsExactly(Origin.VIEWS);
                });
        assertThat(desk.facts().destination()).isEqualTo(Destination.NCMEC);
    }
}
