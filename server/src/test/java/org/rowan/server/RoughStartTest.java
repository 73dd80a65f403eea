package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RoughStartTest {
    @TempDir
    Path data;

    @Test
    void a_taken_port_is_told_in_our_sentence_alone_and_stands_in_the_log() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Server.start(Arguments.of("--data=" + data, "--port=" + taken.getLocalPort())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot listen on")
                    .hasMessageContaining("--port P");
        } finally {
            System.setOut(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("APPLICATION FAILED");
        assertThat(Files.readString(data.resolve("server.log")))
                .contains("Cannot listen on")
                .doesNotContain("APPLICATION FAILED", "springframework", "o.s.b.");
    }

    /// Tomcat speaks another language; its warnings stand in the log, and what it only tells does not.
    @Test
    void what_the_web_server_warns_of_stands_in_the_log_too() throws Exception {
        try (Server server = Server.start(Arguments.of("--data=" + data, "--port=0"))) {
            assertThat(server.address()).startsWith("http");
            java.util.logging.Logger.getLogger("org.apache.coyote.test").warning("warned once");
            java.util.logging.Logger.getLogger("org.apache.coyote.test").info("told only");
        }
        assertThat(Files.readString(data.resolve("server.log")))
                .contains("The server is ready.", "warned once")
                .doesNotContain("told only", "ProtocolHandler");
    }

    @Test
    void the_log_is_for_its_owner_alone_and_begins_anew_when_it_is_long() throws IOException {
        Path file = data.resolve("server.log");
        Files.write(file, new byte[(int) ServerLog.LIMIT + 1]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (ServerLog log = ServerLog.open(file)) {
            assertThat(log.isStarted()).isTrue();
            LoggerFactory.getLogger("org.rowan.test").error("said once");
        }
        LoggerFactory.getLogger("org.rowan.test").error("said after the end");

        assertThat(Files.readString(file)).contains("said once").doesNotContain("after the end");
        for (Path each : new Path[] {file, data.resolve("server.log.1")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_the_machine_says_becomes_a_sentence_and_ours_stay() {
        assertThat(Sentence.of(new FileSystemException("/data/x", null, "No space left on device")))
                .isEqualTo("No room is left on the disk (writing /data/x). Make room; nothing else is needed.");
        assertThat(Sentence.of(new IOException("No space left on device"))).startsWith("No room is left on the disk.");
        assertThat(Sentence.of(new NoSuchFileException("/data/x"))).contains("/data/x could not be used");
        assertThat(Sentence.of(new IOException("log: ours."))).isEqualTo("log: ours.");
    }

    @Test
    void elsewhere_than_on_linux_the_server_says_so() {
        assertThatThrownBy(() -> Main.requireLinux("Mac OS X")).hasMessageContaining("runs on Linux; this is Mac OS X");
        assertThatCode(() -> Main.requireLinux("Linux")).doesNotThrowAnyException();
    }
}
