package org.rowan.exchange.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.Base;
import org.rowan.exchange.Secret;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.lookup.simulator.PhotoDna;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.contracts.LookupContract;

class PhotoDnaCloudTest implements LookupContract {
    private static final Secret KEY = new Secret("key-of-a-test");
    private static final Bytes FILE = Bytes.utf8("not a picture, but this simulator does not mind");

    private final PhotoDna simulated = new PhotoDna(KEY);
    private SimulatedServer server;
    private PhotoDnaCloud cloud;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedServer.start(0, 0, simulated);
        cloud = new PhotoDnaCloud(
                PhotoDnaSettings.of(new Base(server.base()), KEY).with(WireContract.PATIENCE, 1_000));
        simulated.known().know(Digest.of(FILE).hex(), "NCMEC");
    }

    @AfterEach
    void stop() {
        cloud.close();
        server.close();
    }

    @Override
    public Lookup lookup() {
        return cloud;
    }

    @Override
    public Probe known() {
        return new Probe.OfMedia("image/png", FILE);
    }

    @Override
    public Probe unknown() {
        return new Probe.OfMedia("image/png", Bytes.utf8("another"));
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
        return simulated.known().asked().size();
    }

    @Test
    void a_match_names_its_list_and_a_test_is_known_as_one() {
        assertThat(cloud.lookUp(known())).isEqualTo(new LookedUp.Matched("NCMEC", false, false));
        simulated.known().know(Digest.of(FILE).hex(), "Test");
        assertThat(cloud.lookUp(known())).isEqualTo(new LookedUp.Matched("Test", false, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {3002, 3004, 3206, 3208, 3209, 3999})
    void any_code_but_one_means_that_nothing_was_compared(int code) {
        simulated.code(code);
        for (Probe probe : new Probe[] {known(), unknown()}) {
            assertThat(cloud.lookUp(probe))
                    .isInstanceOfSatisfying(
                            LookedUp.NotChecked.class, n -> assertThat(n.why()).contains("code " + code));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "HTTP_500",
                "TOO_MANY",
                "UNAUTHORISED",
                "REDIRECT",
                "LOST",
                "CUT",
                "TRUNCATED",
                "GARBAGE",
                "HUGE",
                "MALFORMED_RECORD",
                "DEGENERATE"
            })
    void whatever_goes_wrong_is_not_checked_and_never_no_match(Fault.Kind kind) {
        server.faults().add(new Fault(kind, 100, kind == Fault.Kind.HUGE ? 2 : 0));
        for (Probe probe : new Probe[] {known(), unknown()}) {
            assertThat(cloud.lookUp(probe))
                    .isInstanceOfSatisfying(
                            LookedUp.NotChecked.class, n -> assertThat(n.why()).doesNotContain("key-of-a-test"));
        }
    }

    @Test
    void an_answer_that_contradicts_itself_or_names_no_list_is_a_match_to_look_at() {
        server.faults().add(Fault.once(Fault.Kind.WRONG_COUNT));
        assertThat(cloud.lookUp(unknown())).isEqualTo(new LookedUp.Matched("X", false, false));
        server.faults().add(Fault.once(Fault.Kind.UNKNOWN_ELEMENT));
        assertThat(cloud.lookUp(unknown())).isEqualTo(new LookedUp.Matched("unnamed", false, false));
    }

    @Test
    void a_hash_a_video_and_a_large_file_are_not_sent() {
        for (Probe probe : new Probe[] {
            new Probe.OfHash(new PdqHash(1, 2, 3, 4)),
            new Probe.OfMedia("video/mp4", FILE),
            new Probe.OfMedia("image/png", Bytes.adopt(new byte[1_001]))
        }) {
            assertThat(cloud.lookUp(probe)).isInstanceOf(LookedUp.NotChecked.class);
        }
        assertThat(simulated.known().asked()).isEmpty();
    }

    @Test
    void of_five_a_second_the_sixth_waits_for_the_next_second() {
        long[] clock = new long[1];
        Pace pace = new Pace(5, Duration.ofSeconds(10), () -> clock[0]);
        for (int i = 0; i < 5; i++) {
            assertThat(pace.turn()).contains(Duration.ofMillis(200L * i));
        }
        assertThat(pace.turn()).contains(Duration.ofSeconds(1));
        clock[0] = Duration.ofSeconds(1).toNanos();
        assertThat(pace.turn()).contains(Duration.ofMillis(200));
        clock[0] = Duration.ofMinutes(1).toNanos();
        assertThat(pace.turn()).contains(Duration.ZERO);
    }

    @Test
    void who_would_wait_too_long_is_turned_away_and_takes_nobody_s_turn() {
        long[] clock = new long[1];
        Pace pace = new Pace(5, Duration.ofMillis(200), () -> clock[0]);
        pace.turn();
        pace.turn();
        Optional<Duration> third = pace.turn();
        assertThat(third).isEmpty();
        assertThat(pace.turn()).isEmpty();
        clock[0] = Duration.ofMillis(400).toNanos();
        assertThat(pace.turn()).contains(Duration.ZERO);
    }
}
