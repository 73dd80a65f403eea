package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final int TRIES = 1_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Thread running = new Thread();

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        running.interrupt();
        running.join();
    }

    private FutureTask<Integer> started(String... words) throws InterruptedException {
        Callable<Integer> run = () -> Main.commands()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        FutureTask<Integer> task = new FutureTask<>(run);
        running = new Thread(task);
        running.start();
        for (int i = 0; i < TRIES && !out.toString().contains("Ctrl-C") && !task.isDone(); i++) {
            Thread.sleep(20);
        }
        return task;
    }

    private String printed(String label) {
        Matcher line = Pattern.compile(Pattern.quote(label) + ":\\s+(\\S+)").matcher(out.toString());
        assertThat(line.find()).as(label).isTrue();
        return line.group(1);
    }

    private static int status(String base, String user, String password) throws Exception {
        String both = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(base))
                                    .header("Authorization", "Basic " + both)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void the_simulator_prints_where_it_is_and_lets_in_who_has_the_printed_password() throws Exception {
        FutureTask<Integer> task = started("simulate", "ncmec");
        String base = printed("ncmec simulator");
        assertThat(base).startsWith("http://127.0.0.1:");
        assertThat(status(base + "/status", printed("user"), printed("password")))
                .isEqualTo(200);
        assertThat(status(base + "/status", printed("user"), "another")).isEqualTo(401);

        running.interrupt();
        assertThat(task.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void hash_sharing_is_there_to_practise_with_and_the_control_desk_adds_records() throws Exception {
        started("simulate", "ncmec-hashes");
        String base = printed("ncmec-hashes simulator");
        assertThat(status(base + "/v2/status", printed("user"), printed("password")))
                .isEqualTo(200);
        assertThat(status(base + "/v2/status", printed("user"), "another")).isEqualTo(401);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest add = HttpRequest.newBuilder(URI.create(printed("control desk") + "/records?count=2"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(add, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"state\":\"stands\"")
                    .contains("e1/image", "e2/image");
        }
    }

    @Test
    void threatexchange_is_there_to_practise_with() throws Exception {
        started("simulate", "threatexchange");
        String group = printed("threatexchange simulator") + "/" + printed("group") + "?access_token=" + printed("app");
        assertThat(status(group + "%7C" + printed("app secret"), "x", "x")).isEqualTo(200);
        assertThat(status(group + "%7Canother", "x", "x")).isEqualTo(400);
    }

    @Test
    void stopncii_is_there_to_practise_with() throws Exception {
        started("simulate", "stopncii");
        assertThat(printed("every key")).hasSize(32);
        assertThat(status(printed("stopncii simulator") + "/FetchHashes?startTimestamp=10", "x", "x"))
                .isEqualTo(401);
    }

    @Test
    void matchers_are_there_to_practise_with() throws Exception {
        started("simulate", "photodna");
        assertThat(printed("key")).hasSize(32);
        assertThat(status(printed("photodna simulator") + "/Match", "x", "x")).isEqualTo(401);
        running.interrupt();
        running.join();

        out.getBuffer().setLength(0);
        started("simulate", "arachnid", "--user", "somebody");
        assertThat(status(printed("arachnid simulator") + "/v1/other/", "somebody", printed("password")))
                .isEqualTo(404);
    }

    @Test
    void a_password_from_a_file_is_used_and_not_shown() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "tr4ns1t\n");
        started("simulate", "ncmec", "--user", "drill.one", "--password-file", file.toString());
        assertThat(status(printed("ncmec simulator") + "/status", "drill.one", "tr4ns1t"))
                .isEqualTo(200);
        assertThat(out.toString()).doesNotContain("tr4ns1t");
    }

    @Test
    void an_empty_password_file_starts_nothing() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "\n");
        FutureTask<Integer> task = started("simulate", "ncmec", "--password-file", file.toString());
        assertThat(task.get(60, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(err.toString()).contains("the password file is empty");
    }
}
