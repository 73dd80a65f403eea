package org.rowan.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rowan.base.Bytes;
import org.rowan.server.FakeHouse;

/// A request to the door of intake, as a service would send it; every part can be made wrong.
final class Sent {
    static final String METADATA = """
            {"item": {"id": "item-1", "surface": "public_post", "shared_at": "2026-11-24T11:59:00Z"},
             "account": {"id": "account-1"}}""";
    private static final String BOUNDARY = "a-line-that-stands-nowhere-else";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final FakeHouse house;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];

    private Sent(FakeHouse house, String path) {
        this.house = house;
        this.path = path;
        headers.put("Authorization", "Bearer key of forum");
        headers.put("Idempotency-Key", "key-1");
    }

    static Sent item(FakeHouse house, String metadata, Bytes file) {
        return new Sent(house, "/api/v1/items").parts(Map.of("metadata", Bytes.utf8(metadata), "file", file));
    }

    static Sent hashes(FakeHouse house, String json) {
        return json(house, "/api/v1/hashes", json);
    }

    static Sent notice(FakeHouse house, String json) {
        return json(house, "/api/v1/notices", json);
    }

    static Sent notice(FakeHouse house, String metadata, Bytes file) {
        return new Sent(house, "/api/v1/notices").parts(Map.of("metadata", Bytes.utf8(metadata), "file", file));
    }

    static Sent json(FakeHouse house, String path, String json) {
        Sent sent = new Sent(house, path).header("Content-Type", "application/json");
        sent.body = json.getBytes(StandardCharsets.UTF_8);
        return sent;
    }

    /// Something of a frozen account, as the service sends it.
    static Sent kept(FakeHouse house, String caseId, Bytes content) {
        Sent sent = new Sent(house, "/api/v1/cases/" + caseId + "/kept")
                .without("Idempotency-Key")
                .header("Content-Type", "application/octet-stream")
                .header("Rowan-Name", "mail.mbox");
        sent.body = content.toArray();
        return sent;
    }

    Sent parts(Map<String, Bytes> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new java.util.TreeMap<>(parts).descendingMap().forEach((name, content) -> {
            out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                            + "\"; filename=\"x\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(content.toArray());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        body = out.toByteArray();
        return header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    Sent cutTo(int bytes) {
        body = java.util.Arrays.copyOf(body, bytes);
        return this;
    }

    Sent header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Sent key(String idempotencyKey) {
        return header("Idempotency-Key", idempotencyKey);
    }

    Sent without(String header) {
        headers.remove(header);
        return this;
    }

    HttpResponse<String> answer() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.at(path)).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return FakeHouse.send(CLIENT, request.build());
    }
}
