package org.rowan.server.doors.icap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.cases.Item;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Program;
import org.rowan.testkit.fakes.FakeMedia;

/// A browser's upload (curl) through a proxy (squid) that asks our door, to a service that must not get
/// what is listed.
class SquidTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);

    /// No picture to the fake of the decoder, as most answers are none.
    private static final String TAKEN = FakeMedia.TEXT + "taken";

    @TempDir
    Path folder;

    private final AtomicInteger reached = new AtomicInteger();
    private DoorHouse door;
    private HttpServer origin;
    private Process squid;
    private int port;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Path program = Program.needed("squid", "squid");
        Program.needed("curl", "curl");
        door = Message.open(Map.of()).list(false);
        origin = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        origin.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            reached.incrementAndGet();
            byte[] answer = exchange.getRequestURI().getPath().equals("/listed")
                    ? LISTED.toArray()
                    : TAKEN.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        origin.start();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // Started as root, squid becomes another user, who must be able to write here.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path config = Files.writeString(folder.resolve("squid.conf"), config());
        squid = new ProcessBuilder(program.toString(), "-N", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        awaitSquid();
    }

    private String config() throws IOException {
        return """
                http_port 127.0.0.1:%d
                pid_filename %s/squid.pid
                cache_log %s/cache.log
                access_log none
                coredump_dir %s
                netdb_filename none
                cache deny all
                shutdown_lifetime 0 seconds
                http_access allow all
                icap_enable on
                icap_preview_enable on
                icap_send_client_ip on
                icap_service up reqmod_precache icap://127.0.0.1:%d/reqmod bypass=off
                icap_service down respmod_precache icap://127.0.0.1:%d/respmod bypass=off
                adaptation_access up allow all
                adaptation_access down allow all
                """.formatted(port, folder, folder, folder, door.port(), door.port());
    }

    private void awaitSquid() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            if (!squid.isAlive()) throw new IOException("squid ended: " + Files.readString(folder.resolve("said")));
            try (Socket _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("squid does not listen");
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        if (squid == null) return; // skipped
        squid.destroy();
        if (!squid.waitFor(20, TimeUnit.SECONDS)) squid.destroyForcibly().waitFor();
        origin.stop(0);
        door.close();
    }

    private String curl(String path, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "curl", "-s", "-S", "--max-time", "30", "-x", "http://127.0.0.1:" + port, "-w", "%{http_code}"));
        command.addAll(List.of(more));
        command.add("http://127.0.0.1:" + origin.getAddress().getPort() + path);
        return Program.run(command).said();
    }

    private String form(Bytes content) throws IOException {
        Path file = Files.write(folder.resolve("a.jpg"), content.toArray());
        return "file=@" + file;
    }

    @Test
    void an_upload_in_a_form_reaches_the_service_only_when_it_is_clear() throws Exception {
        assertThat(curl("/u", "-F", "note=some words", "-F", form(FAR))).isEqualTo(TAKEN + "200");
        assertThat(reached).hasValue(1);

        String blocked = curl("/u", "-F", "note=some words", "-F", form(LISTED));

        assertThat(blocked).contains("This file was not accepted.").endsWith("403");
        assertThat(reached).hasValue(1);
        Item item = door.house.memory.allCases().iterator().next().opened().item();
        assertThat(item.from().orElseThrow().address().reveal()).isEqualTo("127.0.0.1");
        assertThat(item.fileName().orElseThrow().reveal()).isEqualTo("a.jpg");
        assertThat(item.id()).endsWith("/u");
    }

    @Test
    void a_large_upload_and_a_small_one_come_through_whole() throws Exception {
        Bytes large = FAR.concat(Bytes.utf8(" ".repeat(900_000)));

        assertThat(curl("/u", "-F", form(large))).isEqualTo(TAKEN + "200");
        assertThat(curl("/u", "-d", "a=1")).endsWith("500"); // no picture by our fake, but a broken one
        assertThat(curl("/u", "--data-binary", FakeMedia.TEXT + "of a form")).isEqualTo(TAKEN + "200");
    }

    @Test
    void a_listed_picture_is_not_delivered_either() throws Exception {
        assertThat(curl("/listed")).contains("This file was not accepted.").endsWith("403");
    }

    @Test
    void when_the_door_is_gone_nothing_comes_through() throws Exception {
        door.closeDoor();

        assertThat(curl("/u", "-F", form(FAR))).endsWith("500");
        assertThat(reached).hasValue(0);
    }
}
