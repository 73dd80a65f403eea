package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.agency.stamps.SimulatedAuthority;
import org.rowan.agency.stamps.StampClient;
import org.rowan.agency.stamps.StampTrust;
import org.rowan.base.Bytes;

class VerifyTest {
    private static final Path FORGERIES =
            Path.of(System.getProperty("rowan.root", ".."), "core/src/test/resources/forgeries");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static List<String> forgeries() throws IOException {
        try (Stream<Path> folders = Files.list(FORGERIES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void each_fixture_is_refused_by_the_name_of_its_forgery(String name) throws IOException {
        String expected =
                Files.readString(FORGERIES.resolve(name).resolve("expect")).strip();
        int code = verify(FORGERIES.resolve(name).toString(), name);

        if (expected.equals("Proven")) {
            assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(text(out)).contains("holds 8 entries of 1 cases, and every one is the entry that was signed");
        } else {
            assertThat(code).isEqualTo(1);
            assertThat(text(err))
                    .startsWith(expected + ": ")
                    .endsWith("verify: the log is refused." + System.lineSeparator());
            assertThat(text(out)).isEmpty();
        }
    }

    @Test
    void a_log_behind_a_web_server_is_proven_and_a_forged_one_refused() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = FORGERIES.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.isRegularFile(file) ? 200 : 404, body.length == 0 ? -1 : body.length);
            try (var answer = exchange.getResponseBody()) {
                answer.write(body);
            }
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            assertThat(verify(address + "honest", "honest")).as(text(err)).isZero();
            assertThat(verify(address + "bundle-missing", "bundle-missing")).isEqualTo(1);
            assertThat(text(err)).startsWith("BundleMissing: tile/entries/000.p/8 is missing");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void stamps_beside_a_log_are_checked_without_a_network_and_each_has_to_be_good(@TempDir Path data)
            throws Exception {
        Path log = data.resolve("log");
        copy(FORGERIES.resolve("honest"), log);
        Path ca = data.resolve("ca.pem");
        Path stamps = Files.createDirectories(data.resolve("stamps"));
        Bytes checkpoint = Bytes.adopt(Files.readAllBytes(log.resolve("checkpoint")));
        Files.write(ca, stamped(stamps, checkpoint).toArray());
        String key = FORGERIES.resolve("honest/vkey").toString();
        List<String> words = List.of(data.toString(), "--vkey", key, "--stamps", ca.toString());

        assertThat(run(words)).as(text(err)).isZero();
        assertThat(text(out))
                .contains("Time stamps: 1 are good; its first 8 entries existed at 2026-11-26T12:00:00Z, says"
                        + " CN=Made Time Authority");

        Files.writeString(stamps.resolve("8.checkpoint"), "another checkpoint");
        assertThat(run(words)).isEqualTo(1);
        assertThat(text(err)).contains("TimeStampWrong: the stamp of 8 entries: it stamps something else");
        Files.writeString(stamps.resolve("8.tst"), "<html>");
        assertThat(run(words)).isEqualTo(1);
        assertThat(text(err)).contains("it is no time-stamp token");
        Files.writeString(ca, "no certificate");
        assertThat(run(words)).isEqualTo(1);
        assertThat(run(List.of("http://127.0.0.1:1/", "--vkey", key, "--stamps", ca.toString())))
                .isEqualTo(2);
    }

    @Test
    void a_log_that_does_not_begin_as_it_was_stamped_is_refused(@TempDir Path data) throws Exception {
        copy(FORGERIES.resolve("two-histories-signed"), data.resolve("log"));
        Path stamps = Files.createDirectories(data.resolve("stamps"));
        Path ca = data.resolve("ca.pem");
        Bytes before = Bytes.adopt(Files.readAllBytes(FORGERIES.resolve("honest/checkpoint")));
        Files.write(ca, stamped(stamps, before).toArray());
        String key = FORGERIES.resolve("honest/vkey").toString();

        assertThat(run(List.of(data.toString(), "--vkey", key))).as(text(err)).isZero();
        assertThat(run(List.of(data.toString(), "--vkey", key, "--stamps", ca.toString())))
                .isEqualTo(1);
        assertThat(text(err)).startsWith("SplitView: the log's key signed two different histories of 8 entries");
    }

    /// A pair for `checkpoint`; returns the certificate behind it.
    private static Bytes stamped(Path stamps, Bytes checkpoint) throws Exception {
        try (SimulatedAuthority authority = new SimulatedAuthority(Instant.parse("2026-11-26T12:00:00Z"));
                StampClient client = new StampClient(authority.address(), StampTrust.ofPem(authority.pem()))) {
            Files.write(stamps.resolve("8.checkpoint"), checkpoint.toArray());
            Files.write(stamps.resolve("8.tst"), client.stamp(checkpoint).toArray());
            return authority.pem();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_no_proof_and_no_forgery() {
        assertThat(verify("http://127.0.0.1:1/", "honest")).isEqualTo(1);
        assertThat(text(err)).contains("could not be read").contains("Nothing was proven.");
    }

    @Test
    void the_key_beside_the_log_proves_less_and_the_output_says_so(@TempDir Path data) throws IOException {
        copy(FORGERIES.resolve("honest"), data.resolve("log"));
        Files.createDirectories(data.resolve("keys"));
        Files.copy(FORGERIES.resolve("honest/vkey"), data.resolve("keys/log.vkey"));

        assertThat(run(List.of(data.toString()))).as(text(err)).isZero();
        assertThat(text(out)).contains("proves that the log agrees with itself");
        assertThat(run(List.of(data.resolve("log").toString()))).isZero();
    }

    @Test
    void a_wrong_command_line_is_told_apart_from_a_refused_log() {
        String honest = FORGERIES.resolve("honest").toString();
        assertThat(run(List.of())).isEqualTo(2);
        assertThat(run(List.of(honest, honest))).isEqualTo(2);
        assertThat(run(List.of(honest, "--wrong", "x"))).isEqualTo(2);
        assertThat(run(List.of(honest, "--vkey"))).isEqualTo(2);
        assertThat(run(List.of(honest))).isEqualTo(2);
        assertThat(run(List.of(honest, "--vkey", honest + "/expect"))).isEqualTo(2);
        assertThat(run(List.of(honest, "--vkey", honest + "/vkey", "--since", honest + "/expect")))
                .isEqualTo(2);
        assertThat(run(List.of(honest, "--vkey", honest + "/vkey", "--policy", honest + "/expect")))
                .isEqualTo(2);
        assertThat(text(err)).contains("--policy, line 1: expected log, witness, group or quorum.");
        assertThat(run(List.of(honest, "--vkey", "/nowhere/at/all"))).isEqualTo(1);
    }

    private int verify(String where, String name) {
        List<String> args = new ArrayList<>(
                List.of(where, "--vkey", FORGERIES.resolve(name + "/vkey").toString()));
        for (String brought : List.of("since", "proof")) {
            Path file = FORGERIES.resolve(name).resolve(brought);
            if (Files.exists(file)) {
                args.addAll(List.of("--" + brought, file.toString()));
            }
        }
        return run(args);
    }

    private int run(List<String> args) {
        out.reset();
        err.reset();
        return Verify.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
