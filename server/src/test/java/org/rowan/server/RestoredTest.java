package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A data folder that came back from a back-up, as `docs/operate/back-up.md` describes it.
class RestoredTest {
    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    private Server start(String... more) throws IOException, Arguments.Wrong {
        List<String> all = new java.util.ArrayList<>(List.of("--data=" + data, "--port=0"));
        all.addAll(List.of(more));
        return Server.start(Arguments.of(all.toArray(String[]::new)));
    }

    private String health(Server server) throws IOException {
        String token = JsonMapper.shared()
                .readTree(Files.readString(data.resolve("run").resolve("server.json")))
                .path("token")
                .stringValue();
        return FakeHouse.send(
                        client,
                        HttpRequest.newBuilder(URI.create(server.address() + "/healthz"))
                                .header("Authorization", "Bearer " + token)
                                .build())
                .body();
    }

    private String checkpoint() throws IOException {
        return Files.readString(data.resolve("log").resolve("checkpoint"));
    }

    private void awaitCheckpoint() throws Exception {
        for (int i = 0; i < 600 && !Files.exists(data.resolve("log").resolve("checkpoint")); i++) Thread.sleep(100);
        // The journal remembers the head right after the file stands.
        Thread.sleep(2000);
    }

    @Test
    void a_restored_folder_does_nothing_until_that_is_accepted_and_never_signs_a_fork() throws Exception {
        try (Server first = start()) {
            assertThat(first.describe())
                    .doesNotContain("ATTENTION", "log.example.org")
                    .containsPattern("log rowan-[a-z]{8} \\(made up at the first start");
            awaitCheckpoint();
        }
        Files.delete(data.resolve("signed-head"));
        String before = checkpoint();

        try (Server suspended = start()) {
            assertThat(suspended.describe()).contains("ATTENTION", "--after-restore", "nothing is filed, destroyed");
            assertThat(health(suspended)).contains("\"restore\"", "DOWN");
            assertThat(Files.readString(data.resolve("server.log"))).contains("--after-restore");
            Thread.sleep(1500);
        }
        assertThat(checkpoint()).isEqualTo(before);
        try (Server accepted = start("--after-restore")) {
            assertThat(accepted.describe()).contains("0 filings are unsettled", "begin a new log");
            Thread.sleep(1500);
            assertThat(health(accepted)).doesNotContain("\"restore\"").contains("\"log-publisher\"");
        }
        assertThat(checkpoint()).isEqualTo(before);
        assertThat(data.resolve("signed-head")).doesNotExist();

        Files.move(data.resolve("log"), data.resolve("log.before"));
        Files.move(data.resolve("keys/log.vkey"), data.resolve("log.before/log.vkey"));
        Files.writeString(data.resolve("rowan.conf"), "log.origin = log.example.org/second\n");
        try (Server forgotten = start()) {
            assertThat(forgotten.describe()).contains("ATTENTION", "a new log begins");
        }
        try (Server renewed = start("--after-restore")) {
            assertThat(renewed.describe()).contains("filings are unsettled");
            awaitCheckpoint();
        }
        assertThat(checkpoint()).startsWith("log.example.org/second\n");
        try (Server settled = start()) {
            assertThat(settled.describe()).doesNotContain("ATTENTION");
        }
    }

    @Test
    void only_the_process_that_files_can_accept_a_restore() throws Arguments.Wrong {
        assertThat(Arguments.of("--after-restore").afterRestore()).isTrue();
        assertThat(Arguments.of().afterRestore()).isFalse();
        assertThatThrownBy(() -> Arguments.of("--after-restore", "--role=intake"))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessageContaining("--role all or filer");
    }
}
