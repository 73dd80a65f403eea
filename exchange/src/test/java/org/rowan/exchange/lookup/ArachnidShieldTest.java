package org.rowan.exchange.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.lookup.simulator.Arachnid;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.contracts.LookupContract;

class ArachnidShieldTest implements LookupContract {
    private static final Login LOGIN = new Login("drill", new Secret("pa55word-of-a-test"));
    private static final PdqHash KNOWN = PdqHash.parse(MadeUp.hash(SignalType.PDQ, 1));
    private static final PdqHash OTHER = PdqHash.parse(MadeUp.hash(SignalType.PDQ, 2));
    private static final Bytes FILE = Bytes.utf8("not a picture, but this simulator does not mind");

    private final Arachnid arachnid = new Arachnid(LOGIN);
    private SimulatedServer server;
    private ArachnidSettings settings;
    private ArachnidShield shield;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedServer.start(0, 0, arachnid);
        settings = ArachnidSettings.of(new Base(server.base()), LOGIN).with(WireContract.PATIENCE, 1_000);
        shield = new ArachnidShield(settings);
        arachnid.known().know(KNOWN.hex(), "csam");
        arachnid.known().know(Digest.of(FILE).hex(), "harmful-abusive-material");
    }

    @AfterEach
    void stop() {
        shield.close();
        server.close();
    }

    @Override
    public Lookup lookup() {
        return shield;
    }

    @Override
    public Probe known() {
        return new Probe.OfHash(KNOWN);
    }

    @Override
    public Probe unknown() {
        return new Probe.OfHash(OTHER);
    }

    @Override
    public void down(boolean down) {
        server.faults().clear();
        if (down) {
            server.faults().add(new Fault(Fault.Kind.LOST, 100, 0));
        }
    }

    @Override
    public int asked() {
        return arachnid.known().asked().size();
    }

    private LookedUp lied(Fault.Kind lie) {
        server.faults().clear();
        server.faults().add(Fault.once(lie));
        return shield.lookUp(unknown());
    }

    @Test
    void a_hash_is_a_near_match_and_names_what_the_service_calls_it() {
        assertThat(shield.lookUp(known())).isEqualTo(new LookedUp.Matched("csam", false, false));
        arachnid.known().know(OTHER.hex(), "test");
        assertThat(shield.lookUp(unknown())).isEqualTo(new LookedUp.Matched("test", false, true));
    }

    @Test
    void a_file_is_sent_only_where_the_operator_wants_it() {
        Probe probe = new Probe.OfMedia("image/png", FILE);
        assertThat(shield.sends()).isEqualTo(Lookup.Sends.HASH);
        assertThat(shield.lookUp(probe)).isInstanceOf(LookedUp.NotChecked.class);
        assertThat(arachnid.known().asked()).isEmpty();
        try (ArachnidShield sending = new ArachnidShield(settings.sendingMedia())) {
            assertThat(sending.lookUp(probe)).isEqualTo(new LookedUp.Matched("harmful-abusive-material", true, false));
            assertThat(sending.lookUp(new Probe.OfMedia("image/png", Bytes.utf8("another"))))
                    .isInstanceOf(LookedUp.NoKnownMatch.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png\r\nX-Evil: 1", "", "application/octet-stream"})
    void what_is_no_picture_or_video_or_too_large_is_not_sent(String type) {
        try (ArachnidShield sending = new ArachnidShield(settings.sendingMedia())) {
            assertThat(sending.lookUp(new Probe.OfMedia(type, FILE))).isInstanceOf(LookedUp.NotChecked.class);
            assertThat(sending.lookUp(new Probe.OfMedia("image/png", Bytes.adopt(new byte[1_001]))))
                    .isInstanceOf(LookedUp.NotChecked.class);
        }
        assertThat(arachnid.known().asked()).isEmpty();
    }

    @Test
    void a_picture_without_features_is_not_sent() {
        assertThat(shield.lookUp(new Probe.OfHash(new PdqHash(0, 0, 0, 0)))).isInstanceOf(LookedUp.NotChecked.class);
        assertThat(arachnid.known().asked()).isEmpty();
    }

    @Test
    void a_match_in_a_word_that_nobody_knows_is_a_match_to_look_at() {
        assertThat(lied(Fault.Kind.UNKNOWN_ELEMENT))
                .isEqualTo(new LookedUp.Matched("a word of tomorrow", false, false));
    }

    @Test
    void a_word_that_nobody_knows_without_a_match_is_not_checked() {
        assertThat(lied(Fault.Kind.WRONG_COUNT)).isInstanceOf(LookedUp.NotChecked.class);
        assertThat(lied(Fault.Kind.DEGENERATE)).isInstanceOf(LookedUp.NotChecked.class);
    }

    @Test
    void an_answer_about_another_hash_or_file_is_not_checked() {
        assertThat(lied(Fault.Kind.MALFORMED_RECORD)).isInstanceOf(LookedUp.NotChecked.class);
        server.faults().add(Fault.once(Fault.Kind.MALFORMED_RECORD));
        try (ArachnidShield sending = new ArachnidShield(settings.sendingMedia())) {
            assertThat(sending.lookUp(new Probe.OfMedia("image/png", FILE))).isInstanceOf(LookedUp.NotChecked.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HTTP_500", "TOO_MANY", "UNAUTHORISED", "REDIRECT", "LOST", "CUT", "TRUNCATED", "GARBAGE", "HUGE"})
    void whatever_goes_wrong_is_not_checked_and_never_no_match(Fault.Kind kind) {
        server.faults().add(new Fault(kind, 100, kind == Fault.Kind.HUGE ? 2 : 0));
        for (Probe probe : new Probe[] {known(), unknown()}) {
            assertThat(shield.lookUp(probe))
                    .isInstanceOfSatisfying(
                            LookedUp.NotChecked.class,
                            n -> assertThat(n.why()).doesNotContain("pa55word", KNOWN.hex(), OTHER.hex()));
        }
    }

    @Test
    void a_service_that_takes_too_long_has_not_checked() {
        var impatient = new org.rowan.exchange.Patience(
                Duration.ofSeconds(5), Duration.ofMillis(50), 0, Duration.ZERO, Duration.ZERO, 1_000);
        server.faults().add(new Fault(Fault.Kind.SLOW, 1, 3_000));
        try (ArachnidShield hurried = new ArachnidShield(settings.with(impatient, 1_000))) {
            assertThat(hurried.lookUp(known())).isInstanceOf(LookedUp.NotChecked.class);
        }
    }

    @Test
    void there_is_no_service_without_an_address() {
        assertThatThrownBy(() -> ArachnidSettings.of(Base.of(""), LOGIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.with(WireContract.PATIENCE, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
