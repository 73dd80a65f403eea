package org.rowan.server.doors.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Program;
import org.rowan.testkit.fakes.FakeMedia;

/// The real clamd behind our door, with a database of one signature made here: of words that are in no
/// file.
class RealClamdTest {
    private static final String SOUGHT = "words made by code that nobody else has written";

    @TempDir
    Path folder;

    private List<String> command() throws IOException {
        Path program = Program.needed("clamd", "clamav-daemon");
        Path database = Files.createDirectory(folder.resolve("database"));
        Files.writeString(
                database.resolve("made.ndb"),
                "Made.By.Code:0:*:" + Bytes.utf8(SOUGHT).hex() + "\n");
        Path config = Files.writeString(
                folder.resolve("clamd.conf"), """
                DatabaseDirectory %s
                LocalSocket %s
                TemporaryDirectory %s
                Foreground yes
                StreamMaxLength 300K
                """.formatted(database, folder.resolve("clamd.ctl"), folder));
        return List.of(program.toString(), "--config-file=" + config);
    }

    private void waitForSocket(Process clamd) throws IOException, InterruptedException {
        Path socket = folder.resolve("clamd.ctl");
        for (int i = 0; i < 1200 && clamd.isAlive(); i++) {
            if (Files.exists(socket)) {
                try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                    return;
                } catch (IOException notYet) {
                    Thread.sleep(50);
                }
            }
            Thread.sleep(50);
        }
        throw new IOException("clamd did not open its socket: " + Files.readString(folder.resolve("said")));
    }

    private static String say(DoorHouse door, Bytes content) throws IOException {
        return door.say(Sent.text("zINSTREAM\0"), Sent.stream(content, 10_000));
    }

    @Test
    void the_real_clamd_finds_what_it_knows_behind_our_door_and_never_sees_what_we_know() throws Exception {
        List<String> command = command();
        Process clamd = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        Place behind = Place.parse("unix:" + folder.resolve("clamd.ctl")).getFirst();
        try (DoorHouse door =
                DoorHouse.open(Sent.before(Optional.of(behind)), Map.of()).list()) {
            waitForSocket(clamd);

            assertThat(say(door, Bytes.utf8(FakeMedia.TEXT + SOUGHT))).matches("stream: Made.By.Code.* FOUND\0");
            assertThat(say(door, Bytes.utf8(FakeMedia.TEXT + "nothing"))).isEqualTo("stream: OK\0");
            assertThat(say(door, DoorHouse.picture(DoorHouse.LISTED))).isEqualTo("stream: Rowan.Test.Known FOUND\0");
            assertThat(say(door, Bytes.utf8(FakeMedia.TEXT + "x".repeat(400_000))))
                    .as("beyond its StreamMaxLength")
                    .isEqualTo("stream: Scanner unavailable ERROR\0");
            assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
            assertThat(door.say(Sent.text("zRELOAD\0"))).isEqualTo("RELOADING\0");
            assertThat(door.say(Sent.text("zVERSION\0"))).isNotEmpty();
        } finally {
            clamd.destroy();
            clamd.waitFor();
        }
    }
}
