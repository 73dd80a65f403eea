package org.rowan.server.doors.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Program;
import org.rowan.server.doors.Program.Ran;

/// The client that comes with clamd, against our door.
class ClamdscanTest {
    @TempDir
    Path folder;

    private Ran scan(String config, String... more) throws IOException, InterruptedException {
        Path program = Program.needed("clamdscan", "clamdscan");
        Path file = Files.writeString(folder.resolve("clamd.conf"), config);
        List<String> command = new java.util.ArrayList<>(List.of(program.toString(), "--config-file=" + file));
        command.addAll(List.of(more));
        return Program.run(command);
    }

    private String write(String name, Bytes content) throws IOException {
        return Files.write(folder.resolve(name), content.toArray()).toString();
    }

    @Test
    void clamdscan_finds_a_listed_picture_and_passes_an_unlisted_one_over_tcp() throws Exception {
        try (DoorHouse door = Sent.open(Map.of()).list(false)) {
            String config = "TCPSocket " + door.port() + "\nTCPAddr 127.0.0.1\n";
            String listed = write("listed", DoorHouse.picture(DoorHouse.LISTED));
            String far = write("far", DoorHouse.picture(DoorHouse.FAR));

            Ran found = scan(config, "--stream", "--no-summary", listed);
            Ran clean = scan(config, "--stream", "--no-summary", far);

            assertThat(found.said()).isEqualTo(listed + ": Rowan.Policy.Blocked FOUND\n");
            assertThat(found.status()).isEqualTo(1);
            assertThat(clean.said()).isEqualTo(far + ": OK\n");
            assertThat(clean.status()).isZero();
            assertThat(scan(config, "--version").said()).startsWith("Rowan ");
            assertThat(door.house.memory.allCases()).hasSize(1);
        }
    }

    @Test
    void clamdscan_over_a_socket_of_the_file_system_scans_many_in_one_session() throws Exception {
        Path socket = folder.resolve("clamd.sock");
        try (DoorHouse door =
                DoorHouse.at(Place.parse("unix:" + socket).getFirst(), Sent.DOOR, DoorHouse.SHORT, Map.of())) {
            door.list(false);
            String config = "LocalSocket " + socket + "\n";
            String listed = write("listed", DoorHouse.picture(DoorHouse.LISTED));
            String far = write("far", DoorHouse.picture(DoorHouse.FAR));

            Ran both = scan(config, "--stream", "--multiscan", "--no-summary", listed, far);

            assertThat(both.said()).contains(listed + ": Rowan.Policy.Blocked FOUND\n", far + ": OK\n");
            assertThat(both.status()).isEqualTo(1);
            assertThat(scan(config, "--no-summary", far).status()).as("a path").isEqualTo(2);
        }
    }

    @Test
    void clamdscan_has_an_error_and_no_clean_file_when_there_is_no_list_or_nobody() throws Exception {
        String far = write("far", DoorHouse.picture(DoorHouse.FAR));
        String config;
        try (DoorHouse door = Sent.open(Map.of())) {
            config = "TCPSocket " + door.port() + "\nTCPAddr 127.0.0.1\n";
            Ran unavailable = scan(config, "--stream", "--no-summary", far);

            assertThat(unavailable.status()).isEqualTo(2);
            assertThat(unavailable.said()).doesNotContain("OK");
        }
        assertThat(scan(config, "--stream", "--no-summary", far).status()).isEqualTo(2);
    }

    @Test
    void a_file_beyond_the_limit_is_an_error_of_clamdscan() throws Exception {
        String large = write("large", Bytes.copyOf(new byte[3_000_000]));
        try (DoorHouse door = Sent.open(Map.of()).list()) {
            Ran ran = scan("TCPSocket " + door.port() + "\nTCPAddr 127.0.0.1\n", "--stream", "--no-summary", large);

            assertThat(ran.said()).contains("size limit exceeded");
            assertThat(ran.status()).isEqualTo(2);
        }
    }
}
