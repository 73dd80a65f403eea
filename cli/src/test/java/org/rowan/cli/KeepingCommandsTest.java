package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingCommandsTest {
    private static final String DESTROYED = "{\"destructions\":[{\"at\":\"2027-01-01T00:00:00Z\","
            + "\"basis\":\"dismissed\",\"entry\":7,\"key_ids\":[\"0a\"],"
            + "\"text\":\"\",\"proof\":\"c2sp.org/tlog-proof@v1\\n\"}]}";

    @TempDir
    private Path folder;

    private AdminDoor door;
    private String data;

    @BeforeEach
    void open() throws IOException {
        door = new AdminDoor();
        door.noteIn(folder);
        data = "--data=" + folder;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void what_is_kept_comes_as_rows() {
        door.answering(
                200,
                "{\"evidence\":[{\"case\":\"C-1\",\"state\":\"filed\",\"files\":2,"
                        + "\"content\":\"kept until\",\"until\":\"2027\"}]}");
        Ran ran = Ran.of("evidence", "ls", data);
        assertThat(ran.out()).contains("C-1").contains("kept until").contains("2027");
        assertThat(Ran.of("evidence", "expiring", "--days", "14", data).exit()).isZero();
        assertThat(door.asked).extracting(AdminDoor.Asked::line).containsOnly("GET /api/v1/admin/evidence");
    }

    @Test
    void the_proof_of_a_destruction_is_written_and_nothing_is_overwritten() throws IOException {
        Path proof = folder.resolve("c-1.tlog-proof");
        door.answering(200, DESTROYED);
        Ran ran = Ran.of("evidence", "destroyed", "C-1", "--to", proof.toString(), data);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("at: 2027-01-01T00:00:00Z", "entry: 7", "basis: dismissed");
        assertThat(proof).hasContent("c2sp.org/tlog-proof@v1\n");
        assertThat(Ran.of("evidence", "destroyed", "C-1", "--to", proof.toString(), data)
                        .err())
                .contains("The proof was not written");
        assertThat(Files.readString(proof)).isEqualTo("c2sp.org/tlog-proof@v1\n");
    }

    @Test
    void without_a_destruction_in_the_log_nothing_is_claimed() {
        door.answering(200, "{\"destructions\":[]}");
        Ran ran = Ran.of("evidence", "destroyed", "C-1", data);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("holds no destruction for case C-1");
    }
}
