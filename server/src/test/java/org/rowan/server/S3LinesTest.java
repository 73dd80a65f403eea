package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.server.doors.s3.S3Rules;

class S3LinesTest {
    private static final List<String> WHOLE = List.of(
            "door.s3 = 127.0.0.1:9877",
            "door.s3.endpoint = http://127.0.0.1:9000",
            "door.s3.access-key = MADEUPKEYID",
            "door.s3.secret-file = s3.secret",
            "door.s3.buckets = uploads, avatars");

    @TempDir
    Path folder;

    @BeforeEach
    void secret() throws IOException {
        Path file = Files.writeString(folder.resolve("s3.secret"), "made-up-secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Optional<S3Rules> read(List<String> lines) throws IOException {
        return ProtocolDoors.Plan.of(new Rules(Config.read(Files.write(folder.resolve("rowan.conf"), lines))))
                .s3Rules();
    }

    @Test
    void without_its_line_the_door_is_closed_and_reads_no_other_line() throws IOException {
        assertThat(read(List.of())).isEmpty();
        assertThat(read(WHOLE.subList(1, 3))).isEmpty();
    }

    @Test
    void with_a_store_a_key_and_buckets_it_opens_and_writes_nothing_unless_told() throws IOException {
        S3Rules rules = read(WHOLE).orElseThrow();
        assertThat(rules.buckets()).containsExactlyInAnyOrder("uploads", "avatars");
        assertThat(rules.tag()).isFalse();
        assertThat(rules.token()).isEmpty();
        assertThat(rules.account()).isEmpty();
        assertThat(rules.store().endpoint()).hasToString("http://127.0.0.1:9000");
        assertThat(rules.toString()).doesNotContain("made-up-secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void without_any_of_these_it_does_not_start(int left) {
        List<String> lines = new ArrayList<>(WHOLE);
        String key = lines.remove(left).split(" ", 2)[0];
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining(key)
                .hasMessageContaining("The server did not start.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "door.s3 = unix:/run/rowan/s3.sock",
                "door.s3 = 0.0.0.0:9877",
                "door.s3.endpoint = http://store.example:9000",
                "door.s3.endpoint = https://store.example/path",
                "door.s3.endpoint = store.example",
                "door.s3.region = Not One",
                "door.s3.access-key = a key",
                "door.s3.secret-file = missing",
                "door.s3.buckets = Uploads",
                "door.s3.buckets = uploads/a",
                "door.s3.buckets = ../uploads",
                "door.s3.verdict = maybe",
                "door.s3.path-style = maybe",
                "door.s3.account-metadata = x y"
            })
    void what_cannot_be_understood_stops_the_start(String line) {
        String key = line.split(" ", 2)[0] + " ";
        List<String> lines = new ArrayList<>(WHOLE);
        lines.removeIf(other -> other.startsWith(key));
        lines.add(line);
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining(key.strip())
                .hasMessageNotContaining("made-up-secret");
    }

    @Test
    void http_on_another_machine_has_to_be_allowed() throws IOException {
        List<String> lines = new ArrayList<>(WHOLE);
        lines.set(1, "door.s3.endpoint = http://store.example:9000");
        lines.add("door.s3.allow-http = yes");
        assertThat(read(lines)).isPresent();
    }
}
