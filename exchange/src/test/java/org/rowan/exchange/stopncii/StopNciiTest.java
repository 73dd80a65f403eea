package org.rowan.exchange.stopncii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.exchange.Base;
import org.rowan.exchange.Json;
import org.rowan.exchange.Secret;
import org.rowan.exchange.Walked;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.exchange.stopncii.simulator.IntimateImages;
import org.rowan.feed.Fetched;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class StopNciiTest implements WireContract {
    private static final Secret KEY = new Secret("key-of-a-test");
    private static final int PAGE = 5;

    private IntimateImages images;
    private SimulatedServer server;
    private StopNcii exchange;
    private Instant clock = NOW.minusSeconds(3_600);

    @BeforeEach
    void start() throws IOException {
        images = new IntimateImages(KEY, () -> clock, PAGE);
        server = SimulatedServer.start(0, 0, images);
        exchange = new StopNcii(settings(Optional.of(KEY)));
    }

    @AfterEach
    void stop() {
        exchange.close();
        server.close();
    }

    private StopNciiSettings settings(Optional<Secret> feedback) {
        return new StopNciiSettings(new Base(server.base()), KEY, KEY, feedback, true, PATIENCE);
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public void add(int count) {
        for (int i = 0; i < count; i++) {
            clock = clock.plusSeconds(1);
            images.book().add(Map.of());
        }
    }

    @Override
    public void withdraw() {
        clock = NOW.plusSeconds(1_800);
        images.book().withdraw();
    }

    @Override
    public List<String> secrets() {
        return List.of("key-of-a-test", MadeUp.hash(SignalType.PDQ, 1));
    }

    /// Its pages are named by tokens, which lead nowhere but to the address that the operator gave.
    @Test
    @Override
    public void a_next_page_elsewhere_is_never_asked() throws IOException {
        add(3);
        server.faults().add(Fault.once(Fault.Kind.FOREIGN_NEXT));
        assertThat(new Walked(exchange).on(NOW).records()).hasSize(3);
    }

    @Test
    void a_deployment_for_anything_else_is_refused_with_the_reason() {
        Base base = new Base(server.base());
        assertThatThrownBy(() -> new StopNciiSettings(base, KEY, KEY, Optional.empty(), false, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no list of anything but child sexual abuse material")
                .hasMessageContaining("a deployment of its own");
    }

    @Test
    void after_30_days_of_silence_everything_is_fetched_anew() throws IOException {
        add(1);
        Walked walked = new Walked(exchange).on(NOW);
        assertThat(exchange.horizon()).contains(Duration.ofDays(30));
        assertThat(exchange.fetch(walked.cursor(), NOW.plus(Duration.ofDays(29))))
                .isInstanceOf(Fetched.Got.class);
        assertThat(exchange.fetch(walked.cursor(), NOW.plus(Duration.ofDays(31))))
                .isInstanceOf(Fetched.Expired.class);
    }

    @Test
    void the_time_moves_on_only_when_a_walk_was_read_to_its_end() throws IOException {
        add(23);
        Walked walked = new Walked(exchange);
        String first = walked.cursor().text().split(" ", -1)[1];
        while (!walked.step(NOW)) {
            assertThat(walked.cursor().text().split(" ", -1)[1]).isEqualTo(first);
        }
        assertThat(walked.cursor().text().split(" ", -1)[1]).isNotEqualTo(first);
    }

    @Test
    void a_time_in_the_far_future_does_not_make_us_skip_what_comes_before_it() throws IOException {
        add(1);
        server.faults().add(Fault.once(Fault.Kind.FAR_FUTURE));
        Walked walked = new Walked(exchange).on(NOW);
        clock = NOW.plusSeconds(1_800);
        images.book().add(Map.of());
        assertThat(walked.on(LATER).records()).hasSize(2);
    }

    private static HashesPage page(String record) {
        try {
            return HashesPage.read(
                            Json.parse(Bytes.utf8("{\"hasMoreRecords\":false,\"hashRecords\":[" + record + "]}")))
                    .orElseThrow();
        } catch (Json.Malformed e) {
            throw new IllegalStateException(e);
        }
    }

    private static String record(String status, String more) {
        return "{\"signalType\":\"ImagePDQ\",\"hashValue\":\"%s\",\"hashStatus\":\"%s\"%s}"
                .formatted(MadeUp.hash(SignalType.PDQ, 1), status, more);
    }

    @Test
    void what_a_person_withdrew_matches_no_more_whatever_else_the_record_says() {
        String blocked = ",\"CSPFeedbacks\":[{\"source\":\"x\",\"feedbackValue\":\"Blocked\"}]";
        for (String status : List.of("Withdrawn", "Deleted", "WITHDRAWN", "deleted")) {
            assertThat(page(record(status, blocked)).told()).hasOnlyElementsOfType(Told.Withdrawn.class);
        }
        assertThat(page(record("Active", "")).told().getFirst().key())
                .isEqualTo(page(record("Withdrawn", "")).told().getFirst().key());
    }

    @Test
    void a_status_decides_how_much_a_record_says() {
        String doubted = ",\"CSPFeedbacks\":[{\"source\":\"x\",\"feedbackValue\":\"NotBlocked\"}]";
        assertThat(entry(record("Active", "")).opinion()).isEqualTo(Told.Opinion.POSITIVE);
        assertThat(entry(record("Active", doubted)).opinion()).isEqualTo(Told.Opinion.SEED);
        assertThat(entry(record("Received", "")).opinion()).isEqualTo(Told.Opinion.SEED);
        assertThat(entry(record("Unknown", "")).signals()).isEmpty();
        assertThat(entry(record("", "")).signals()).isEmpty();
    }

    private static Told.Entry entry(String record) {
        return (Told.Entry) page(record).told().getFirst();
    }

    @Test
    void a_person_s_finding_is_given_back_and_one_that_nobody_takes_says_why() throws IOException {
        add(1);
        Told.Entry entry =
                new Walked(exchange).on(NOW).records().values().iterator().next();
        Signal pdq = entry.signals().getFirst();
        assertThat(exchange.vote(entry.key(), entry.raw(), pdq, Vote.UP)).isInstanceOf(Voted.Taken.class);
        assertThat(exchange.vote(entry.key(), entry.raw(), pdq, Vote.DOWN)).isInstanceOf(Voted.Taken.class);
        assertThat(images.book().votes()).extracting(v -> v.get("vote")).containsExactly("Blocked", "NotBlocked");

        try (StopNcii silent = new StopNcii(settings(Optional.empty()))) {
            assertThat(silent.vote(entry.key(), entry.raw(), pdq, Vote.UP)).isInstanceOf(Voted.NotTaken.class);
        }
        assertThat(exchange.vote(entry.key(), Bytes.empty(), pdq, Vote.UP)).isInstanceOf(Voted.NotTaken.class);
        withdraw();
        assertThat(exchange.vote(entry.key(), entry.raw(), pdq, Vote.UP)).isInstanceOf(Voted.NotTaken.class);
        server.faults().add(Fault.once(Fault.Kind.LOST));
        assertThatThrownBy(() -> exchange.vote(entry.key(), entry.raw(), pdq, Vote.UP))
                .isInstanceOf(IOException.class);
        assertThat(images.book().votes()).hasSize(2);
    }
}
