package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningServerTest {

    @TempDir
    Path folder;

    @Test
    void without_a_server_a_command_says_how_to_start_one() {
        var ran = Ran.of("list", "ls", "--data=" + folder);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("No server is running on the data folder " + folder)
                .contains("./rowan serve --data " + folder);
    }

    @Test
    void a_server_that_has_stopped_is_told_from_one_that_never_was() throws IOException {
        String address;
        try (var door = new AdminDoor()) {
            door.noteIn(folder);
            address = door.address();
        }

        var ran = Ran.of("list", "ls", "--data=" + folder);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("Nobody answers at " + address).contains("./rowan serve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://203.0.113.7:8080",
                "http://127.0.0.1.example.org:80",
                "http://127.0.0.1@example.org:80",
                "http://localhost.example.org:80",
                "http://[2001:db8::7]:80",
                "mailto:someone@example.org"
            })
    void the_token_is_never_sent_to_another_machine(String address) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/server.json"), "{\"address\":\"" + address + "\",\"token\":\"sesame\"}");

        var ran = Ran.of("list", "ls", "--data=" + folder);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("the token was not sent").doesNotContain("sesame");
    }

    @Test
    void a_server_that_listens_on_another_address_of_this_machine_is_spoken_to() throws IOException {
        var address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
        assumeThat(address).isPresent();
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                folder.resolve("run/server.json"),
                "{\"address\":\"http://" + address.get() + ":8484\",\"token\":\"sesame\"}");

        assertThat(RunningServer.of(folder)).isInstanceOf(RunningServer.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"address\":7,\"token\":\"sesame\"}",
                "{\"address\":\"http://[\",\"token\":\"t\"}"
            })
    void a_damaged_note_is_a_sentence_not_a_stack_trace(String note) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/server.json"), note);

        var ran = Ran.of("person", "ls", "--data=" + folder);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("Cannot speak to the server by its note")
                .doesNotContain("sesame")
                .doesNotContain("\tat ");
    }

    @Test
    void a_token_cannot_be_printed_by_accident() throws IOException {
        try (var door = new AdminDoor()) {
            door.noteIn(folder);

            assertThat(RunningServer.of(folder).toString()).doesNotContain(AdminDoor.TOKEN);
        }
    }
}
