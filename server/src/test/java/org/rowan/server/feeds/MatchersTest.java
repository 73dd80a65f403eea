package org.rowan.server.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.Label;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.fakes.FakeLookup;

class MatchersTest {
    private static final String ARACHNID = """
            kind = arachnid
            url = http://127.0.0.1:9
            user = somebody
            password-file = password
            """;
    private static final Probe PROBE = new Probe.OfHash(PdqHash.parse("0123456789abcdef".repeat(4)));

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void secret(String mode) throws IOException {
        write("password", "made up here\n");
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString(mode));
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> Matchers.all(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("matcher: ")
                .hasMessageContaining(sentence)
                .hasMessageContaining("The server did not start.")
                .hasMessageNotContaining("made up here");
    }

    @Test
    void without_files_nobody_is_asked() throws IOException {
        try (Matchers nowhere = Matchers.all(folder.resolve("none"));
                Matchers empty = Matchers.all(folder)) {
            assertThat(nowhere.lookups()).isEmpty();
            assertThat(empty.lookups()).isEmpty();
            assertThat(empty.policy()).isEmpty();
            assertThat(empty.describe()).isEmpty();
        }
    }

    @Test
    void a_file_sets_up_a_matcher_that_is_sent_hashes_unless_the_operator_says_more() throws IOException {
        secret("rw-------");
        write("shield.matcher", ARACHNID);
        write("shield-media.matcher", ARACHNID + "sends = media\nmax-megabytes = 5\nseconds = 3\n");
        try (Matchers matchers = Matchers.all(folder)) {
            assertThat(matchers.lookups()).extracting(Lookup::name).containsExactly("shield-media", "shield");
            assertThat(matchers.policy())
                    .isEqualTo(Map.of(new Label("matcher.shield"), 1L, new Label("matcher.shield-media"), 2L));
            assertThat(matchers.describe()).isEqualTo("shield-media (files are sent), shield (hashes are sent)");
        }
    }

    @Test
    void who_takes_nothing_but_files_is_set_up_only_by_saying_so() throws IOException {
        secret("rw-------");
        String photoDna = "kind = photodna\nurl = https://127.0.0.1:9/photodna/v1.0\nkey-file = password\n";
        write("cloud.matcher", photoDna);
        refused("the key \"sends\" is missing");
        write("cloud.matcher", photoDna + "sends = hash\n");
        refused("the key \"sends\" is media");
        write("cloud.matcher", photoDna + "sends = media\n");
        try (Matchers matchers = Matchers.all(folder)) {
            assertThat(matchers.policy()).isEqualTo(Map.of(new Label("matcher.cloud"), 2L));
        }
    }

    @Test
    void a_file_that_is_not_understood_stops_the_start_with_a_sentence() throws IOException {
        secret("rw-------");
        write("a.matcher", ARACHNID.replace("arachnid", "spider"));
        refused("the key \"kind\" is arachnid or photodna");
        write("a.matcher", ARACHNID + "sends = everything\n");
        refused("the key \"sends\" is hash or media");
        write("a.matcher", ARACHNID + "timeout = 5\n");
        refused("unknown key \"timeout\"");
        write("a.matcher", ARACHNID + "seconds = 0\n");
        refused("the key \"seconds\" is a whole number from 1 to 120");
        write("a.matcher", ARACHNID);
        secret("rw-r--r--");
        refused("the key \"password-file\"");
    }

    @Test
    void a_name_that_the_log_cannot_carry_is_refused() throws IOException {
        secret("rw-------");
        write("Not A Name.matcher", ARACHNID);
        refused("names the matcher in the log");
    }

    @Test
    void three_silent_answers_in_a_row_are_trouble_until_it_checks_again() {
        FakeLookup fake = new FakeLookup(Lookup.Sends.HASH);
        Watched watched = new Watched("shield", fake);
        fake.down(true);
        watched.lookUp(PROBE);
        watched.lookUp(PROBE);
        assertThat(watched.trouble()).isEmpty();
        assertThat(watched.lookUp(PROBE)).isInstanceOf(LookedUp.NotChecked.class);
        assertThat(watched.trouble())
                .contains("matcher \"shield\" did not check the last 3 items; the last time: it did not answer");
        fake.down(false);
        assertThat(watched.lookUp(PROBE)).isInstanceOf(LookedUp.NoKnownMatch.class);
        assertThat(watched.trouble()).isEmpty();
    }
}
