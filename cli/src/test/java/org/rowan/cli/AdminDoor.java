package org.rowan.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real server on loopback that plays the administration door: it remembers what it was asked and answers
/// as told.
final class AdminDoor implements AutoCloseable {

    /// One request as it arrived.
    record Asked(String line, String authorization, String contentType, String body) {}

    static final String TOKEN = "token-for-a-test";

    final List<Asked> asked = new ArrayList<>();
    private final HttpServer server;
    private int status = 200;
    private String body = "{}";

    AdminDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    AdminDoor answering(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Writes the note by which the commands find this server.
    Path noteIn(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        return Files.writeString(
                folder.resolve("run/server.json"), "{\"address\":\"" + address() + "\",\"token\":\"" + TOKEN + "\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
                    String.valueOf(headers.getFirst("Authorization")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
