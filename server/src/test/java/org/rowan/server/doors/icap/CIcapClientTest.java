package org.rowan.server.doors.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.port.Change.Counter;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Program;

/// The client of c-icap against our door.
class CIcapClientTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);

    @TempDir
    Path folder;

    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Message.open(Map.of()).list(false);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private String client(String... more) throws IOException, InterruptedException {
        Path program = Program.needed("c-icap-client", "c-icap");
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-i", "127.0.0.1", "-p", String.valueOf(door.port()), "-v"));
        command.addAll(List.of(more));
        return Program.run(command).said();
    }

    private String send(Bytes content, String... more) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("a.jpg"), content.toArray());
        Files.deleteIfExists(folder.resolve("out"));
        List<String> all = new ArrayList<>(
                List.of("-f", file.toString(), "-o", folder.resolve("out").toString()));
        all.addAll(List.of(more));
        return client(all.toArray(String[]::new));
    }

    private static final String[] UPLOAD = {"-s", "reqmod", "-req", "http://up.example/x", "-method", "POST"};

    @Test
    void it_reads_our_options() throws Exception {
        assertThat(client("-s", "reqmod")).contains("Allow 204: Yes", "Preview: 1024", "ISTag:");
    }

    @Test
    void it_sees_a_listed_upload_blocked_and_an_unlisted_one_unchanged() throws Exception {
        assertThat(send(LISTED, UPLOAD)).contains("X-Infection-Found: Type=0; Resolution=2;", "403 Forbidden");
        assertThat(send(FAR, UPLOAD)).contains("No modification needed (Allow 204 response)");
        assertThat(door.house.memory.allCases()).hasSize(1);
    }

    @Test
    void it_gets_everything_back_when_it_cannot_hear_unchanged() throws Exception {
        Bytes large = FAR.concat(Bytes.utf8(" ".repeat(200_000)));
        List<String> more = new ArrayList<>(List.of(UPLOAD));
        more.addAll(List.of("-nopreview", "-no204"));

        send(large, more.toArray(String[]::new));

        assertThat(folder.resolve("out")).hasBinaryContent(large.toArray());
        assertThat(door.house.memory.count(Counter.CLEAR)).isEqualTo(1);
    }

    @Test
    void it_goes_on_after_a_preview_and_sees_a_download_blocked() throws Exception {
        Bytes large = LISTED.concat(Bytes.utf8(" ".repeat(200_000)));

        assertThat(send(large, "-s", "respmod", "-resp", "http://up.example/x", "-w", "1024"))
                .contains("X-Blocked: 1");
        assertThat(send(FAR, "-s", "respmod", "-w", "0")).contains("Allow 204 response");
    }

    @Test
    void without_a_list_it_sees_no_clean_answer() throws Exception {
        door.close();
        door = Message.open(Map.of());

        assertThat(send(FAR, UPLOAD)).doesNotContain("No modification");
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(door.house.memory.count(Counter.UNSCREENABLE)).isEqualTo(1);
    }
}
