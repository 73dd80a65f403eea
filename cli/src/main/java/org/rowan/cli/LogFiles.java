package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.rowan.auditlog.LogSource;
import org.rowan.base.Bytes;

/// A log read from a folder or from a web server, with the JDK alone.
final class LogFiles {
    /// A bundle is at most 256 entries of 65,535 bytes with their lengths; nothing in a log is larger.
    private static final int MOST_BYTES = 256 * (65_535 + 2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LogFiles() {}

    static LogSource<IOException> at(String where) {
        return where.matches("https?://.*") ? web(where) : folder(Path.of(where));
    }

    /// The log's own folder, or the data folder of a server, whose log stands in `log/`.
    static LogSource<IOException> folder(Path given) {
        Path inside = given.resolve("log");
        Path folder = !Files.exists(given.resolve("checkpoint")) && Files.exists(inside.resolve("checkpoint"))
                ? inside
                : given;
        return path -> {
            Path file = folder.resolve(path);
            try (InputStream content = Files.newInputStream(file)) {
                return Optional.of(limited(content, file.toString()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        };
    }

    private static LogSource<IOException> web(String address) {
        String base = address.endsWith("/") ? address : address + "/";
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return path -> {
            URI uri = URI.create(base + path);
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            try {
                HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream content = answer.body()) {
                    return switch (answer.statusCode()) {
                        case 200 -> Optional.of(limited(content, uri.toString()));
                        case 404, 410 -> Optional.<Bytes>empty();
                        default ->
                            throw new IOException("%s was asked for and answered with status %d; expected 200"
                                    .formatted(uri, answer.statusCode()));
                    };
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("reading " + uri + " was interrupted", e);
            }
        };
    }

    private static Bytes limited(InputStream content, String where) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException(where + " is larger than any file of a log (" + MOST_BYTES + " bytes)");
        }
        return Bytes.adopt(bytes);
    }
}
