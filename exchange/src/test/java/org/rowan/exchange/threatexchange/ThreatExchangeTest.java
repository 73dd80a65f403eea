package org.rowan.exchange.threatexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.exchange.Base;
import org.rowan.exchange.Secret;
import org.rowan.exchange.Walked;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.exchange.threatexchange.ThreatExchangeSettings.TokenIn;
import org.rowan.exchange.threatexchange.simulator.ThreatUpdates;
import org.rowan.feed.Fetched;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class ThreatExchangeTest implements WireContract {
    private static final String APP = "4711";
    private static final Secret SECRET = new Secret("0a-secret-of-a-test");
    private static final int PAGE = 5;

    private ThreatUpdates updates;
    private SimulatedServer server;
    private ThreatExchangeSettings settings;
    private ThreatExchange exchange;
    private Instant clock = NOW.minusSeconds(3_600);

    @BeforeEach
    void start() throws IOException {
        updates = new ThreatUpdates(APP, SECRET, () -> clock, PAGE);
        server = SimulatedServer.start(0, 0, updates);
        settings = ThreatExchangeSettings.of(new Base(server.base()), APP, SECRET, ThreatUpdates.GROUP)
                .with(PATIENCE);
        exchange = new ThreatExchange(settings);
    }

    @AfterEach
    void stop() {
        exchange.close();
        server.close();
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
            updates.book().add(Map.of());
        }
    }

    @Override
    public void withdraw() {
        clock = NOW.plusSeconds(1_800);
        updates.book().withdraw();
    }

    @Override
    public List<String> secrets() {
        return List.of("0a-secret-of-a-test", MadeUp.hash(SignalType.PDQ, 1));
    }

    private Told.Entry only() throws IOException {
        return new Walked(exchange).on(NOW).records().values().iterator().next();
    }

    private static Signal pdq() {
        return Signal.parse(SignalType.PDQ, MadeUp.hash(SignalType.PDQ, 1));
    }

    @ParameterizedTest
    @EnumSource
    void the_token_goes_where_the_operator_wants_it(TokenIn place) throws IOException {
        add(7);
        try (ThreatExchange other = new ThreatExchange(settings.with(place))) {
            assertThat(new Walked(other).on(NOW).records()).hasSize(7);
        }
    }

    @Test
    void a_wrong_secret_is_refused_and_what_the_answer_says_is_not_repeated() throws IOException {
        Secret wrong = new Secret("another-one");
        ThreatExchangeSettings stranger = ThreatExchangeSettings.of(
                        new Base(server.base()), APP, wrong, ThreatUpdates.GROUP)
                .with(PATIENCE);
        try (ThreatExchange other = new ThreatExchange(stranger)) {
            assertThat(other.fetch(other.start(), NOW)).isInstanceOfSatisfying(Fetched.Refused.class, r -> {
                assertThat(r.sentence()).contains("code 190").doesNotContain("another-one", "OAuth");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIFCT shared hashes", "Counter terrorism", "Violent Extremism videos", "TVEC hashes"})
    void a_list_of_terrorism_is_out_of_scope(String name) throws IOException {
        add(1);
        updates.group(name, true);
        assertThat(exchange.fetch(exchange.start(), NOW))
                .isInstanceOfSatisfying(
                        Fetched.Refused.class,
                        r -> assertThat(r.sentence()).contains("child sexual abuse material only"));
    }

    @Test
    void a_group_without_updates_is_refused_and_so_is_one_that_is_not_shown() throws IOException {
        updates.group("Simulated group", false);
        assertThat(exchange.fetch(exchange.start(), NOW))
                .isInstanceOfSatisfying(
                        Fetched.Refused.class, r -> assertThat(r.sentence()).contains("no updates enabled"));
        ThreatExchangeSettings elsewhere = ThreatExchangeSettings.of(new Base(server.base()), APP, SECRET, "999")
                .with(PATIENCE);
        try (ThreatExchange other = new ThreatExchange(elsewhere)) {
            assertThat(other.fetch(other.start(), NOW)).isInstanceOf(Fetched.Refused.class);
        }
    }

    @Test
    void after_85_days_of_silence_everything_is_fetched_anew() throws IOException {
        add(1);
        Walked walked = new Walked(exchange).on(NOW);
        assertThat(exchange.horizon()).contains(Duration.ofDays(85));
        assertThat(exchange.fetch(walked.cursor(), NOW.plus(Duration.ofDays(84))))
                .isInstanceOf(Fetched.Got.class);
        assertThat(exchange.fetch(walked.cursor(), NOW.plus(Duration.ofDays(86))))
                .isInstanceOf(Fetched.Expired.class);
        assertThat(exchange.fetch(exchange.start(), NOW.plus(Duration.ofDays(86))))
                .isInstanceOf(Fetched.Got.class);
    }

    @Test
    void a_quiet_group_that_is_polled_does_not_expire() throws IOException {
        add(1);
        Walked walked = new Walked(exchange);
        for (int month = 0; month < 12; month++) {
            walked.on(NOW.plus(Duration.ofDays(30L * month)));
        }
        assertThat(walked.records()).hasSize(1);
    }

    @Test
    void a_time_in_the_far_future_does_not_make_us_skip_what_comes_before_it() throws IOException {
        add(1);
        Walked walked = new Walked(exchange);
        server.faults().add(new Fault(Fault.Kind.FAR_FUTURE, 2, 0));
        walked.on(NOW);
        assertThat(walked.ignored()).containsKey("update from the future");
        clock = NOW.plusSeconds(1_800);
        updates.book().add(Map.of());
        assertThat(walked.on(LATER).records()).hasSize(2);
    }

    @Test
    void of_a_programme_of_leads_every_record_is_a_lead() throws IOException {
        add(1);
        assertThat(only().opinion()).isEqualTo(Told.Opinion.POSITIVE);
        try (ThreatExchange other = new ThreatExchange(settings.asLeads())) {
            assertThat(new Walked(other).on(NOW).records().values())
                    .extracting(Told.Entry::opinion)
                    .containsExactly(Told.Opinion.SEED);
        }
    }

    @Test
    void a_person_s_finding_is_a_reaction_and_nothing_else() throws IOException {
        add(1);
        Told.Entry entry = only();
        assertThat(exchange.vote(entry.key(), entry.raw(), pdq(), Vote.UP)).isInstanceOf(Voted.Taken.class);
        assertThat(exchange.vote(entry.key(), entry.raw(), pdq(), Vote.DOWN)).isInstanceOf(Voted.Taken.class);
        assertThat(updates.book().votes())
                .extracting(v -> v.get("vote"))
                .containsExactly("HELPFUL", "DISAGREE_WITH_TAGS");
    }

    @Test
    void a_record_that_names_nothing_to_react_to_gets_no_reaction() throws IOException {
        add(1);
        Told.Entry entry = only();
        String own = entry.raw().asUtf8().replace("\"2002\"", "\"" + APP + "\"");
        String denied = entry.raw().asUtf8().replace("MALICIOUS", "NON_MALICIOUS");
        String climbing = entry.raw().asUtf8().replace("\"3000001\"", "\"../" + APP + "\"");
        for (String raw : List.of("", "{}", "no json", own, denied, climbing)) {
            assertThat(exchange.vote(entry.key(), Bytes.utf8(raw), pdq(), Vote.UP))
                    .isInstanceOf(Voted.NotTaken.class);
        }
        String gone = entry.raw().asUtf8().replace("\"3000001\"", "\"99\"");
        assertThat(exchange.vote(entry.key(), Bytes.utf8(gone), pdq(), Vote.UP)).isInstanceOf(Voted.NotTaken.class);
        assertThat(updates.book().votes()).isEmpty();
        server.faults().add(Fault.once(Fault.Kind.LOST));
        assertThatThrownBy(() -> exchange.vote(entry.key(), entry.raw(), pdq(), Vote.UP))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12/../13", "1?fields=a", "123456789012345678901"})
    void an_app_or_a_group_is_a_number(String text) {
        Base base = new Base(server.base());
        assertThatThrownBy(() -> ThreatExchangeSettings.of(base, APP, SECRET, text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ThreatExchangeSettings.of(base, text, SECRET, "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
