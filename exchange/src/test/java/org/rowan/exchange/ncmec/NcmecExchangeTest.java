package org.rowan.exchange.ncmec;

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
import org.rowan.base.Bytes;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.Walked;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.ncmec.simulator.HashSharing;
import org.rowan.exchange.ncmec.simulator.SimulatedEntry;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class NcmecExchangeTest implements WireContract {
    private static final Login LOGIN = new Login("drill", new Secret("pa55word-of-a-test"));
    private static final int PAGE = 5;

    private HashSharing sharing;
    private SimulatedServer server;
    private NcmecExchange exchange;
    private Instant clock = NOW.minusSeconds(3_600);

    @BeforeEach
    void start() throws IOException {
        sharing = new HashSharing(LOGIN, () -> clock, PAGE);
        server = SimulatedServer.start(0, 0, sharing);
        exchange = new NcmecExchange(settings(NcmecEnvironment.INDUSTRY, LOGIN));
    }

    @AfterEach
    void stop() {
        exchange.close();
        server.close();
    }

    private NcmecSettings settings(NcmecEnvironment environment, Login login) {
        return NcmecSettings.of(environment, new Base(server.base()), login).with(PATIENCE);
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
            sharing.book().add(Map.of());
        }
    }

    @Override
    public void withdraw() {
        clock = NOW.plusSeconds(1_800);
        sharing.book().withdraw();
    }

    @Override
    public List<String> secrets() {
        return List.of("pa55word-of-a-test", LOGIN.header().substring(6), MadeUp.hash(SignalType.PDQ, 1));
    }

    private static Signal pdq() {
        return Signal.parse(SignalType.PDQ, MadeUp.hash(SignalType.PDQ, 1));
    }

    @Test
    void the_connection_check_says_who_we_are() throws IOException {
        assertThat(exchange.check()).isEqualTo(new Membership.Known("1"));
        Login wrong = new Login("drill", new Secret("another"));
        try (NcmecExchange stranger = new NcmecExchange(settings(NcmecEnvironment.INDUSTRY, wrong))) {
            assertThat(stranger.check())
                    .isInstanceOfSatisfying(
                            Membership.Refused.class,
                            r -> assertThat(r.sentence()).contains("HTTP 401"));
        }
        server.faults().add(Fault.once(Fault.Kind.GARBAGE));
        assertThatThrownBy(() -> exchange.check()).isInstanceOf(IOException.class);
    }

    @Test
    void an_entry_carries_its_signals_and_is_kept_as_it_was_told() throws IOException {
        add(1);
        Told.Entry entry = new Walked(exchange).on(NOW).records().get(new RecordKey("101/e1/image"));
        assertThat(entry.signals())
                .extracting(Signal::type)
                .containsExactlyInAnyOrder(SignalType.MD5, SignalType.SHA1, SignalType.PDQ);
        assertThat(entry.opinion()).isEqualTo(Told.Opinion.POSITIVE);
        assertThat(entry.raw().asUtf8()).contains("<classification>A1</classification>", "id=\"101\"");
    }

    @Test
    void of_an_exploitative_environment_a_record_is_a_lead() throws IOException {
        add(1);
        try (NcmecExchange other = new NcmecExchange(settings(NcmecEnvironment.NPO_EXPLOITATIVE, LOGIN))) {
            assertThat(new Walked(other).on(NOW).records().values())
                    .extracting(Told.Entry::opinion)
                    .containsExactly(Told.Opinion.SEED);
        }
    }

    @Test
    void the_same_hash_under_two_keys_is_two_records_and_one_withdrawal_leaves_the_other() throws IOException {
        Map<SignalType, String> hash = Map.of(SignalType.MD5, MadeUp.hash(SignalType.MD5, 1));
        sharing.book().put(new SimulatedEntry("1", "a", false, clock, false, hash));
        sharing.book().put(new SimulatedEntry("2", "a", false, clock, false, hash));
        Walked walked = new Walked(exchange).on(NOW);
        assertThat(walked.records()).hasSize(2);
        sharing.book().put(new SimulatedEntry("1", "a", false, NOW.plusSeconds(20), true, Map.of()));
        assertThat(walked.on(LATER).records()).containsOnlyKeys(new RecordKey("2/a/image"));
    }

    @Test
    void a_window_moves_on_only_when_it_was_read_to_its_end() throws IOException {
        add(23);
        Walked walked = new Walked(exchange);
        while (walked.records().isEmpty()) {
            walked.step(NOW);
        }
        // An entry changes in the middle of a walk: it is told again in the window after.
        SimulatedEntry changed = sharing.book().all().getFirst();
        sharing.book()
                .put(new SimulatedEntry(changed.member(), changed.id(), false, NOW.plusSeconds(10), true, Map.of()));
        walked.on(NOW);
        walked.on(LATER);
        assertThat(walked.records()).hasSize(22);
    }

    @Test
    void windows_overlap_so_that_nothing_falls_between_two_clocks() throws IOException {
        Walked walked = new Walked(exchange).on(NOW);
        Instant edge = NOW.minusSeconds(40);
        sharing.book()
                .put(new SimulatedEntry(
                        "1", "edge", false, edge, false, Map.of(SignalType.MD5, MadeUp.hash(SignalType.MD5, 9))));
        assertThat(walked.on(LATER).records()).hasSize(1);
    }

    @Test
    void a_first_load_of_years_skips_what_is_empty_in_few_calls() throws IOException {
        add(3);
        assertThat(new Walked(exchange).on(NOW).pages()).isLessThan(20);
    }

    @Test
    void a_crowded_span_of_time_is_cut_before_it_is_walked() {
        Span year = Span.first();
        Duration length = year.length();
        assertThat(year.cutBefore(length, "/v2/entries?start=6&size=5&max=23")).isFalse();
        assertThat(year.cutBefore(length, "/v2/entries?start=6&size=5&max=900000"))
                .isTrue();
        assertThat(year.cutBefore(length, "/v2/entries?page=opaque")).isTrue();
        Span once = year.cut(length);
        Span twice = once.cut(once.length());
        assertThat(once.length()).isEqualTo(length.dividedBy(4));
        assertThat(twice.length()).isEqualTo(once.length().dividedBy(16));
        assertThat(twice.grown().length()).isEqualTo(twice.length().multipliedBy(2));
        Span least = twice;
        for (int i = 0; i < 20; i++) {
            least = least.cut(least.length());
        }
        assertThat(least.cutBefore(least.length(), "/v2/entries?max=900000")).isFalse();
    }

    @Test
    void a_page_that_is_always_forgotten_is_an_error_and_no_endless_walk() {
        add(23);
        server.faults().add(new Fault(Fault.Kind.EXPIRED, 5_000, 0));
        assertThatThrownBy(() -> new Walked(exchange).on(NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("forgot its own next page");
    }

    @Test
    void a_next_page_is_not_used_after_half_a_day() throws IOException {
        add(23);
        Walked walked = new Walked(exchange);
        while (walked.records().isEmpty()) {
            walked.step(NOW);
        }
        assertThat(walked.cursor().text()).contains("/v2/entries?");
        walked.step(NOW.plus(Duration.ofHours(12)));
        assertThat(walked.cursor().text()).doesNotContain("/v2/entries?");
        assertThat(walked.on(NOW.plus(Duration.ofHours(12))).records()).hasSize(23);
    }

    @Test
    void what_was_not_understood_is_counted_by_name() throws IOException {
        add(1);
        server.faults().add(new Fault(Fault.Kind.UNKNOWN_ELEMENT, 300, 0));
        assertThat(new Walked(exchange).on(NOW).ignored())
                .containsKeys("signal pdna", "large signal tmk-pdqf", "element hologram", "element sounds");
        server.faults().clear();
        server.faults().add(new Fault(Fault.Kind.DEGENERATE, 300, 0));
        assertThat(new Walked(exchange).on(NOW).ignored())
                .containsKeys("degenerate pdq", "empty file's md5", "malformed sha1");
    }

    @Test
    void a_person_s_finding_is_given_back() throws IOException {
        add(1);
        RecordKey key = new RecordKey("101/e1/image");
        assertThat(exchange.vote(key, Bytes.empty(), pdq(), Vote.UP)).isInstanceOf(Voted.Taken.class);
        assertThat(exchange.vote(key, Bytes.empty(), pdq(), Vote.DOWN)).isInstanceOf(Voted.NotTaken.class);
        NcmecSettings disputing = settings(NcmecEnvironment.INDUSTRY, LOGIN)
                .disputingAs(HashSharing.REASON.toUpperCase(java.util.Locale.ROOT));
        try (NcmecExchange other = new NcmecExchange(disputing)) {
            assertThat(other.vote(key, Bytes.empty(), pdq(), Vote.DOWN)).isInstanceOf(Voted.Taken.class);
        }
        assertThat(sharing.book().feedback()).extracting(f -> f.get("vote")).containsExactly("up", "down");
        assertThat(sharing.book().feedback()).allSatisfy(f -> assertThat(f).containsEntry("type", "PDQ"));
    }

    @Test
    void a_finding_that_nobody_takes_says_why_and_is_not_repeated() throws IOException {
        add(1);
        RecordKey key = new RecordKey("101/e1/image");
        NcmecSettings disputing = settings(NcmecEnvironment.INDUSTRY, LOGIN).disputingAs("No such reason");
        try (NcmecExchange other = new NcmecExchange(disputing)) {
            assertThat(other.vote(key, Bytes.empty(), pdq(), Vote.DOWN))
                    .isInstanceOfSatisfying(
                            Voted.NotTaken.class, n -> assertThat(n.sentence()).contains(HashSharing.REASON));
        }
        assertThat(exchange.vote(new RecordKey("101/gone/image"), Bytes.empty(), pdq(), Vote.UP))
                .isInstanceOf(Voted.NotTaken.class);
        assertThat(exchange.vote(new RecordKey("not one"), Bytes.empty(), pdq(), Vote.UP))
                .isInstanceOf(Voted.NotTaken.class);
        server.faults().add(new Fault(Fault.Kind.HTTP_500, 2, 0));
        assertThatThrownBy(() -> exchange.vote(key, Bytes.empty(), pdq(), Vote.UP))
                .isInstanceOf(IOException.class);
        assertThat(server.faults().pending()).hasSize(1);
        server.faults().clear();
        server.faults().add(Fault.once(Fault.Kind.UNAUTHORISED));
        assertThat(exchange.vote(key, Bytes.empty(), pdq(), Vote.UP)).isInstanceOf(Voted.Refused.class);
        assertThat(sharing.book().feedback()).isEmpty();
    }

    @Test
    void an_address_of_another_environment_is_refused() {
        Base npo = new Base(NcmecEnvironment.NPO.production());
        assertThat(NcmecSettings.of(NcmecEnvironment.NPO, npo, LOGIN).environment())
                .isEqualTo(NcmecEnvironment.NPO);
        for (NcmecEnvironment other : NcmecEnvironment.values()) {
            if (other != NcmecEnvironment.NPO) {
                assertThatThrownBy(() -> NcmecSettings.of(other, npo, LOGIN))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is that of NCMEC's npo");
            }
        }
    }
}
