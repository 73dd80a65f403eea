package org.rowan.agency.stamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.agency.stamps.SimulatedAuthority.Mood;
import org.rowan.base.Bytes;

class StampTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Bytes CHECKPOINT = Bytes.utf8("log.example.org/safety\n3\nroot\n\nsignature\n");

    @TempDir
    private Path folder;

    private static Bytes stamped(SimulatedAuthority authority) throws Exception {
        try (StampClient client = new StampClient(authority.address(), StampTrust.ofPem(authority.pem()))) {
            return client.stamp(CHECKPOINT);
        }
    }

    private static void refused(SimulatedAuthority authority, String why) {
        assertThatThrownBy(() -> stamped(authority))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was kept");
    }

    @Test
    void a_good_stamp_is_checked_again_without_the_authority() throws Exception {
        Bytes token;
        StampTrust trust;
        try (SimulatedAuthority authority = new SimulatedAuthority(NOW)) {
            token = stamped(authority);
            trust = StampTrust.ofPem(authority.pem());
        }
        assertThat(trust.check(token, CHECKPOINT)).isEqualTo(new StampCheck.Valid(NOW, "CN=Made Time Authority"));
    }

    @Test
    void a_stamp_of_something_else_an_altered_one_or_no_stamp_is_told_apart() throws Exception {
        try (SimulatedAuthority authority = new SimulatedAuthority(NOW)) {
            Bytes token = stamped(authority);
            StampTrust trust = StampTrust.ofPem(authority.pem());
            assertThat(trust.check(token, CHECKPOINT.concat(Bytes.utf8("x"))))
                    .isEqualTo(new StampCheck.Wrong("it stamps something else"));
            for (int at = 0; at < token.length(); at += 7) {
                byte[] flipped = token.toArray();
                flipped[at] ^= 1;
                assertThat(trust.check(Bytes.adopt(flipped), CHECKPOINT))
                        .as("byte %d", at)
                        .isIn(trust.check(token, CHECKPOINT), wrong(trust.check(Bytes.adopt(flipped), CHECKPOINT)));
            }
            for (Bytes none : new Bytes[] {Bytes.empty(), Bytes.utf8("<html>"), token.slice(0, 100)}) {
                assertThat(trust.check(none, CHECKPOINT)).isEqualTo(new StampCheck.Wrong("it is no time-stamp token"));
            }
        }
    }

    /// What is unsigned of a token may change without a harm; what is signed may not.
    private static StampCheck wrong(StampCheck check) {
        return check instanceof StampCheck.Wrong ? check : new StampCheck.Wrong("expected to be wrong");
    }

    @Test
    void whatever_else_comes_is_refused_in_words() throws Exception {
        try (SimulatedAuthority authority = new SimulatedAuthority(NOW)) {
            refused(authority.being(Mood.ANOTHER_IMPRINT), "no stamp of what was asked for");
            refused(authority.being(Mood.ANOTHER_NONCE), "no stamp of what was asked for");
            refused(authority.being(Mood.NO_CERTIFICATE), "certificate of its signer is not in it");
            refused(authority.being(Mood.REFUSING), "it refused (status 2)");
            refused(authority.being(Mood.NOTHING), "no stamp of what was asked for");
            refused(authority.being(Mood.HTML), "something else than application/timestamp-reply");
            refused(authority.being(Mood.ENDLESS), "larger than any stamp");
            refused(authority.being(Mood.UNWELL), "status 503");
            refused(authority.being(Mood.ELSEWHERE), "status 302");
        }
    }

    @Test
    void a_certificate_that_had_expired_at_the_time_it_states_is_refused() throws Exception {
        Instant before = NOW.minus(Duration.ofDays(10));
        try (SimulatedAuthority expired = new SimulatedAuthority(NOW, before, NOW.minusSeconds(1))) {
            refused(expired, "is not good for a time stamp at its time");
        }
    }

    @Test
    void an_authority_that_nobody_here_trusts_is_refused() throws Exception {
        try (SimulatedAuthority authority = new SimulatedAuthority(NOW);
                SimulatedAuthority other = new SimulatedAuthority(NOW)) {
            try (StampClient client = new StampClient(authority.address(), StampTrust.ofPem(other.pem()))) {
                assertThatThrownBy(() -> client.stamp(CHECKPOINT))
                        .hasMessageContaining("no certificate that is trusted here");
            }
        }
        assertThatThrownBy(() -> StampTrust.ofPem(Bytes.utf8("no certificate")))
                .hasMessageContaining("found none that can be read");
        assertThatThrownBy(() -> StampTrust.ofPem(Bytes.empty())).hasMessageContaining("found none");
        for (String address : new String[] {"ftp://192.0.2.1/", "file:/etc/passwd", "stamp"}) {
            assertThatThrownBy(() -> new StampClient(URI.create(address), StampTrust.ofPem(Bytes.empty())))
                    .isInstanceOf(Exception.class);
        }
    }

    @Test
    void the_newest_checkpoint_is_stamped_once_a_day_where_something_is_new() throws Exception {
        Map<String, Bytes> log = new HashMap<>();
        Instant[] now = {Instant.now()};
        try (SimulatedAuthority authority = new SimulatedAuthority(NOW);
                StampClient client = new StampClient(authority.address(), StampTrust.ofPem(authority.pem()))) {
            StampFolder stamps = new StampFolder(folder);
            Stamping stamping = new Stamping(
                    path -> Optional.ofNullable(log.get(path)),
                    stamps,
                    client,
                    (file, content) -> Files.write(file, content.toArray()),
                    () -> now[0],
                    Duration.ofDays(1));
            stamping.round();
            assertThat(stamps.all()).isEmpty();
            log.put("checkpoint", checkpoint(3));
            stamping.round();
            log.put("checkpoint", checkpoint(9));
            stamping.round();
            assertThat(stamps.all()).extracting(StampFolder.Stamped::size).containsExactly(3L);
            now[0] = now[0].plus(Duration.ofHours(25));
            authority.being(Mood.UNWELL);
            assertThatThrownBy(stamping::round).hasMessageContaining("it is asked again");
            authority.being(Mood.WELL);
            stamping.round();
            stamping.round();
            assertThat(stamps.all()).extracting(StampFolder.Stamped::size).containsExactly(3L, 9L);
            StampFolder.Stamped newest = stamps.all().getLast();
            assertThat(StampTrust.ofPem(authority.pem()).check(newest.token(), newest.checkpoint()))
                    .isInstanceOf(StampCheck.Valid.class);
            assertThat(newest.checkpoint()).isEqualTo(checkpoint(9));
        }
    }

    private static Bytes checkpoint(long size) {
        String root = Base64.getEncoder().encodeToString(new byte[32]);
        String signature = Base64.getEncoder().encodeToString(new byte[68]);
        return Bytes.utf8("log.example.org/safety\n%d\n%s\n\n\u2014 log.example.org/safety %s\n"
                .formatted(size, root, signature));
    }

    @Test
    void pairs_in_the_folder_are_found_and_a_token_alone_fits_nothing() throws Exception {
        StampFolder stamps = new StampFolder(folder);
        assertThat(stamps.newest()).isEmpty();
        Files.writeString(stamps.places(700).get(0), "checkpoint");
        assertThat(stamps.all()).isEmpty();
        Files.writeString(stamps.places(700).get(1), "token");
        Files.writeString(stamps.places(9).get(1), "token");
        assertThat(stamps.newest()).hasValue(700L);
        assertThat(stamps.all()).extracting(StampFolder.Stamped::size).containsExactly(9L, 700L);
        assertThat(stamps.all().getFirst().checkpoint()).isEqualTo(Bytes.empty());
    }
}
