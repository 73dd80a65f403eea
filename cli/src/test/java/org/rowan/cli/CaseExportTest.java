package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseExportTest {
    private static final InputStream STANDARD_INPUT = System.in;

    @TempDir
    Path folder;

    private HttpServer server;
    private String asked = "";
    private String type = "application/octet-stream";
    private int status = 200;
    private String body = "a document";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/admin/cases/C-00000001/export", exchange -> {
            try (exchange) {
                asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", type);
                exchange.sendResponseHeaders(status, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                folder.resolve("run/server.json"),
                "{\"address\":\"http://127.0.0.1:%d\",\"token\":\"t\"}"
                        .formatted(server.getAddress().getPort()));
        System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        System.setIn(STANDARD_INPUT);
        server.stop(0);
    }

    private Ran export() {
        return Ran.of(
                "case",
                "export",
                "--data=" + folder,
                "C-00000001",
                "--as=dsa",
                "--state=IE,FR",
                "--to=" + folder.resolve("notice.zip"),
                "--by=filer.one");
    }

    @Test
    void a_document_is_written_as_it_came_for_its_owner_alone() throws IOException {
        assertThat(export().exit()).isZero();
        assertThat(Files.readString(folder.resolve("notice.zip"))).isEqualTo("a document");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("notice.zip"))))
                .isEqualTo("rw-------");
        assertThat(asked)
                .isEqualTo("{\"form\":\"dsa\",\"as\":\"filer.one\",\"states\":\"IE,FR\",\"password\":\"secret\"}");
    }

    @Test
    void a_refusal_is_said_and_leaves_no_file() {
        status = 409;
        type = "application/json";
        body = "{\"error\":\"No referral of this case stands.\"}";
        assertThat(export()).isEqualTo(new Ran(1, "", "No referral of this case stands.\n"));
        assertThat(folder.resolve("notice.zip")).doesNotExist();
    }

    @Test
    void a_file_that_is_there_is_never_written_over_and_nothing_is_asked_for() throws IOException {
        Files.writeString(folder.resolve("notice.zip"), "mine");
        assertThat(export().err()).contains("exists already");
        assertThat(Files.readString(folder.resolve("notice.zip"))).isEqualTo("mine");
        assertThat(asked).isEmpty();
    }
}
