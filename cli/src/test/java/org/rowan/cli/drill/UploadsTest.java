package org.rowan.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

class UploadsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(Bytes.adopt(exchange.getRequestBody().readAllBytes()).asUtf8());
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_repetition_is_the_very_same_request_however_late_and_the_next_run_another() throws IOException {
        Http http =
                new Http(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        try (Uploads uploads =
                new Uploads(http, new Personal<>("key"), new Patience(Duration.ofSeconds(1)), now::get)) {
            uploads.raw("a.png", Bytes.utf8("content"));
            now.set(now.get().plusSeconds(90));
            uploads.raw("a.png", Bytes.utf8("content"));
            uploads.nextRun();
            uploads.raw("a.png", Bytes.utf8("content"));
        }
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("2026-11-24T11:59:00Z");
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(bodies.get(2)).contains("2026-11-24T12:00:30Z");
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }
}
