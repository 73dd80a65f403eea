package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.StringJoiner;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The running server, as the commands `list`, `person`, `client` and `health` see it: over loopback, with
/// the token of its data folder.
///
/// - Errors: a server that is not there, or that says no, is a `Refused` with a sentence.
final class Server {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String ADMIN = "/api/v1/admin/";
    private static final String HANDED_OUT = "application/octet-stream";
    private static final long SLOWEST = 1 << 20;
    private static final int MOST_REFUSAL = 65_536;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:ROWAN_DATA:-rowan-data}",
            description = "The server's data folder. Default: $$ROWAN_DATA, or rowan-data here.")
    private Path folder = Path.of("rowan-data");

    /// Asks for what stands under `path` of the administration door.
    Answer get(String... path) throws IOException {
        return ask(ADMIN + joined(path), patient().GET());
    }

    /// Asks for what stands under `path`, as far as `value` of the parameter `name` says.
    Answer ask(String name, String value, String... path) throws IOException {
        String asked = ADMIN + joined(path) + "?" + joined(name) + "=" + joined(value);
        return ask(asked, patient().GET());
    }

    /// Sends a JSON document to `path` of the administration door.
    Answer post(JsonNode document, String... path) throws IOException {
        return ask(
                ADMIN + joined(path),
                patient()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(document.toString())));
    }

    /// Sends a file with the JSON document that describes it.
    Answer post(JsonNode metadata, Path file, String... path) throws IOException {
        return ask(
                ADMIN + joined(path),
                patient()
                        .header("Content-Type", "multipart/form-data; boundary=" + Multipart.BOUNDARY)
                        .POST(Multipart.of(metadata, file)));
    }

    /// Sends a file of any bytes and any size, as it is read, once the server has agreed to what `head` says of it.
    Answer keep(JsonNode head, Path file, String... path) throws IOException {
        String signed = Base64.getEncoder().encodeToString(head.toString().getBytes(StandardCharsets.UTF_8));
        return ask(
                ADMIN + joined(path),
                patient()
                        .header("Content-Type", HANDED_OUT)
                        .header("Rowan-Signed", signed)
                        .expectContinue(true)
                        .timeout(PATIENCE.plusSeconds(Files.size(file) / SLOWEST))
                        .POST(BodyPublishers.ofFile(file)));
    }

    /// Whether the server says that it is well.
    Answer health() throws IOException {
        return ask("/actuator/health", patient().GET());
    }

    /// What to do with what the server hands out, as it comes.
    interface Taking {
        Answer take(InputStream content) throws IOException;
    }

    /// Sends a JSON document and takes what is handed out in answer; a refusal is not handed on.
    Answer take(JsonNode document, Taking taking, String... path) throws IOException {
        var request =
                patient().header("Content-Type", "application/json").POST(BodyPublishers.ofString(document.toString()));
        return ask(ADMIN + joined(path), request, (http, ready) -> {
            var response = http.send(ready, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                boolean handedOut = response.statusCode() == 200
                        && response.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .equals(HANDED_OUT);
                return handedOut
                        ? taking.take(body)
                        : read(
                                response.statusCode(),
                                new String(body.readNBytes(MOST_REFUSAL), StandardCharsets.UTF_8));
            }
        });
    }

    private Answer ask(String path, HttpRequest.Builder request) throws IOException {
        return ask(path, request, (http, ready) -> {
            var response = http.send(ready, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return read(response.statusCode(), response.body());
        });
    }

    private static HttpRequest.Builder patient() {
        return HttpRequest.newBuilder().timeout(PATIENCE);
    }

    private interface Talk {
        Answer with(HttpClient http, HttpRequest ready) throws IOException, InterruptedException;
    }

    private Answer ask(String path, HttpRequest.Builder request, Talk talk) throws IOException {
        return switch (RunningServer.of(folder)) {
            case RunningServer.NotFound(var sentence) -> new Answer.Refused(sentence);
            case RunningServer.Found(var address, var token) ->
                send(
                        address,
                        request.uri(address.resolve(path))
                                .header("Authorization", "Bearer " + token.reveal())
                                .header("Accept", "application/json")
                                .build(),
                        talk);
        };
    }

    private Answer send(URI address, HttpRequest request, Talk talk) throws IOException {
        try (var http =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            return talk.with(http, request);
        } catch (ConnectException nobody) {
            return new Answer.Refused("Nobody answers at " + address + ", where the server of the data folder " + folder
                    + " was. It has stopped; start it with: ./rowan serve --data " + folder);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("Stopped while the server was working; it may or may not have done it.");
        }
    }

    private static Answer read(int status, String text) {
        JsonNode body;
        try {
            body = text.isBlank()
                    ? JsonNodeFactory.instance.objectNode()
                    : JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            return new Answer.Refused("The server's answer was not JSON (HTTP status " + status
                    + "). Is the server of the same version? See server.log in the data folder.");
        }
        if (status / 100 == 2) return new Answer.Done(body);
        if (body.path("error").isString())
            return new Answer.Refused(body.path("error").stringValue());
        if (body.path("status").isString()) return new Answer.Refused(unwell(body));
        return new Answer.Refused("The server refused with HTTP status " + status + " and gave no reason.");
    }

    /// In the server's own words: which part is unwell, and why.
    private static String unwell(JsonNode health) {
        var troubles = new StringJoiner("; ");
        for (var trouble : health.path("troubles")) {
            troubles.add(trouble.path("part").asString("") + ": "
                    + trouble.path("reason").asString(""));
        }
        var why = troubles.length() == 0 ? health.path("status").asString("") : troubles.toString();
        return "The server is not well: " + why + (why.endsWith(".") ? "" : ".");
    }

    private static String joined(String... path) {
        var all = new StringBuilder();
        for (var part : path) {
            if (!all.isEmpty()) all.append('/');
            all.append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return all.toString();
    }

    /// One JSON part and one file part; the file is streamed.
    ///
    /// - Source: RFC 7578.
    private static final class Multipart {

        /// Lists are lines of hex digits, commas and quotes; this line cannot stand in one.
        private static final String BOUNDARY = "----rowan-7e1f5c0b9d2a4c6e";

        static BodyPublisher of(JsonNode metadata, Path file) throws IOException {
            var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n"
                    + "Content-Type: application/json\r\n\r\n" + metadata + "\r\n"
                    + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n";
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        }
    }
}
