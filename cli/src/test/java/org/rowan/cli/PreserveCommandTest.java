package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

class PreserveCommandTest {
    @TempDir
    private Path folder;

    private AdminDoor door;
    private String data;
    private InputStream before;

    @BeforeEach
    void open() throws IOException {
        door = new AdminDoor();
        door.noteIn(folder);
        data = "--data=" + folder;
        before = System.in;
        System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        System.setIn(before);
        door.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void an_account_or_a_case_is_frozen_and_never_both_or_neither() {
        door.answering(200, "{\"case\":\"C-1\",\"next\":\"bring it\"}");
        Ran ran = Ran.of("preserve", "order", "--account", "a-7", "--reason", "why", "--by", "admin.one", data);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("bring it");
        assertThat(door.asked.getFirst().line()).isEqualTo("POST /api/v1/admin/preserve");
        assertThat(door.asked.getFirst().body())
                .contains("\"account\":\"a-7\"", "\"drill\":false", "\"password\":\"secret\"")
                .doesNotContain("authority");
        Ran both = Ran.of("preserve", "order", "C-1", "--account", "a", "--reason", "why", "--by", "a", data);
        assertThat(both.err()).contains("Nothing was ordered");
        assertThat(Ran.of("preserve", "order", "--reason", "why", "--by", "a", data)
                        .err())
                .contains("Nothing was ordered");
        assertThat(Ran.of("preserve", "order", "C-1", "--drill", "--reason", "why", "--by", "a", data)
                        .err())
                .contains("Nothing was ordered");
        assertThat(door.asked).hasSize(1);
    }

    @Test
    void files_are_sent_as_they_are_and_their_digests_compared() throws IOException {
        String content = "any \u0000 bytes";
        String sha256 = Digest.of(Bytes.utf8(content)).hex();
        door.answering(200, "{\"outcome\":\"kept\",\"sha256\":\"" + sha256 + "\"}");
        Path one = file("mail.mbox", content);
        Ran ran = Ran.of("preserve", "add", "C-1", one.toString(), "--by", "admin.one", data);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("kept", sha256);
        assertThat(door.asked.getFirst().line()).isEqualTo("POST /api/v1/admin/cases/C-1/kept");
        assertThat(door.asked.getFirst().body()).isEqualTo(content);
        Ran other = Ran.of("preserve", "add", "C-1", file("b", "other").toString(), "--by", "a", data);
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("changed while it was read");
    }

    @Test
    void a_file_that_cannot_be_read_or_is_refused_says_how_far_it_came() throws IOException {
        String sha256 = Digest.of(Bytes.utf8("x")).hex();
        door.answering(200, "{\"outcome\":\"kept\",\"sha256\":\"" + sha256 + "\"}");
        Path one = file("a", "x");
        Ran ran = Ran.of(
                "preserve", "add", "C-1", one.toString(), folder.resolve("none").toString(), "--by", "a", data);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot be read").contains("Files before it that are kept: 1");
        door.answering(409, "{\"error\":\"The order was released.\"}");
        assertThat(Ran.of("preserve", "add", "C-1", one.toString(), "--by", "a", data)
                        .err())
                .contains("released");
    }

    @Test
    void what_stands_is_shown_and_a_release_is_signed_for() {
        assertThat(Ran.of("preserve", "show", "C-1", data).exit()).isZero();
        assertThat(Ran.of("preserve", "release", "C-1", "--reason", "why", "--by", "a", data)
                        .exit())
                .isZero();
        assertThat(door.asked)
                .extracting(AdminDoor.Asked::line)
                .containsExactly("GET /api/v1/admin/cases/C-1/preserve", "POST /api/v1/admin/cases/C-1/release");
        assertThat(door.asked.getLast().body()).contains("\"reason\":\"why\"");
    }
}
