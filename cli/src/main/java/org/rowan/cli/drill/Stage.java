package org.rowan.cli.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.base.Personal;
import org.rowan.cli.drill.Http.Reply;
import tools.jackson.databind.JsonNode;

/// What the drill plays on: a simulated authority, and a server of its own that files with it.
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final NcmecSimulator ncmec;
    private final ServerProcess server;
    private final Patience patience = new Patience(PATIENCE);

    private Stage(NcmecSimulator ncmec, ServerProcess server) {
        this.ncmec = ncmec;
        this.server = server;
    }

    /// - Errors: `Failed` when `data` is in use; `IOException` when nothing can be written there.
    static Stage set(Path launcher, Path data) throws IOException, Failed {
        Files.createDirectories(data);
        Failed.unless(
                !Files.exists(data.resolve("rowan.conf")),
                "the folder %s holds a server's data already; a drill needs an empty one".formatted(data));
        Credentials credentials = new Credentials("drill", "drill-only");
        NcmecSimulator ncmec =
                NcmecSimulator.start(NcmecSimulator.Settings.anyPort(credentials), InstantSource.system());
        Path password = data.resolve("ncmec-password");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, "drill-only\n");
        Files.writeString(data.resolve("rowan.conf"), configuration(ncmec, password), StandardCharsets.UTF_8);
        return new Stage(ncmec, ServerProcess.start(launcher, data));
    }

    private static String configuration(NcmecSimulator ncmec, Path password) {
        return """
                # Written by ./rowan drill. Everything in this folder is harmless and may be deleted.
                reporter.service = Drill
                reporter.first-name = First
                reporter.last-name = Last
                reporter.email = drill@example.org
                ncmec.base-url = %s
                ncmec.user = drill
                ncmec.password-file = %s
                ncmec.takes = drill
                nca.enabled = yes
                filing.first-pause-seconds = 1
                filing.lease-minutes = 1
                """.formatted(ncmec.base(), password);
    }

    Patience patience() {
        return patience;
    }

    ServerProcess server() {
        return server;
    }

    NcmecSimulator ncmec() {
        return ncmec;
    }

    Http visitor() {
        return new Http(server.address());
    }

    /// The server's own word about its health, as soon as it answers.
    JsonNode health() throws Failed {
        return patience.until("the server answering", () -> {
            if (!server.alive()) throw new Failed("the server stopped; its last words: " + lastWords());
            Optional<Personal<String>> token = server.token();
            if (token.isEmpty()) return Optional.empty();
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer " + token.get().reveal());
            try (Http http = visitor()) {
                return Optional.of(http.get("/healthz", headers).json());
            }
        });
    }

    /// Asks the administration door, as `./rowan person`, `list` and `client` do. Refusals are answers.
    Reply admin(String path, Optional<JsonNode> body) throws Failed {
        return patience.until("the administration door", () -> {
            Optional<Personal<String>> token = server.token();
            if (token.isEmpty()) return Optional.empty();
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer " + token.get().reveal());
            try (Http http = visitor()) {
                Reply reply = body.isPresent()
                        ? http.postJson("/api/v1/admin/" + path, headers, body.get())
                        : http.get("/api/v1/admin/" + path, headers);
                return reply.status() == 401 || reply.status() >= 500 ? Optional.empty() : Optional.of(reply);
            }
        });
    }

    Reply adminFile(String path, JsonNode metadata, org.rowan.base.Bytes file) throws Failed {
        return patience.until("the administration door", () -> {
            Optional<Personal<String>> token = server.token();
            if (token.isEmpty()) return Optional.empty();
            try (Http http = visitor()) {
                Reply reply = http.postFile(
                        "/api/v1/admin/" + path,
                        Map.of("Authorization", "Bearer " + token.get().reveal()),
                        metadata,
                        file);
                return reply.status() == 401 || reply.status() >= 500 ? Optional.empty() : Optional.of(reply);
            }
        });
    }

    private String lastWords() throws IOException {
        String all = Files.readString(ServerProcess.log(server.data()));
        return all.length() > 2000 ? all.substring(all.length() - 2000) : all;
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            ncmec.close();
        }
    }

    /// Deletes a folder that the drill made.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
