package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A counterpart that stalls, refuses and breaks.
class CallerTest {
    private interface Act {
        void on(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpServer server;
    private volatile Act act = exchange -> exchange.sendResponseHeaders(200, -1);

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                act.on(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Patience patience(Duration answer, int repeats) {
        return new Patience(
                Duration.ofSeconds(10), answer, repeats, Duration.ofMillis(1), Duration.ofSeconds(1), 1_000);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?token=s3cret"))
                .build();
    }

    private Answered read(Duration answer, int repeats) throws IOException {
        try (Caller caller = new Caller("An exchange", patience(answer, repeats))) {
            return caller.read("asking", request());
        }
    }

    @Test
    void silence_ends_with_the_deadline_and_is_not_asked_again() {
        act = exchange -> over.await();
        assertThatThrownBy(() -> read(Duration.ofMillis(200), 4))
                .isInstanceOf(IOException.class)
                .hasMessage("An exchange, asking: it gave no whole answer within 200 ms")
                .hasNoCause();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_byte_at_a_time_ends_with_the_deadline() {
        act = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        };
        assertThatThrownBy(() -> read(Duration.ofMillis(400), 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no whole answer");
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_may_pass_is_asked_as_often_as_was_set_and_no_more() {
        act = exchange -> exchange.sendResponseHeaders(503, -1);
        assertThatThrownBy(() -> read(Duration.ofSeconds(20), 3))
                .isInstanceOf(IOException.class)
                .hasMessage("An exchange, asking: it answered HTTP 503, 4 times");
        assertThat(asked).hasValue(4);
    }

    @Test
    void a_refusal_is_asked_once() throws IOException {
        act = exchange -> exchange.sendResponseHeaders(403, -1);
        assertThat(read(Duration.ofSeconds(20), 3).refusal()).isPresent();
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void a_call_that_changes_something_is_made_once_whatever_becomes_of_it(String method) throws IOException {
        HttpRequest change = HttpRequest.newBuilder(request().uri())
                .method(method, HttpRequest.BodyPublishers.ofString("a vote"))
                .build();
        act = exchange -> exchange.sendResponseHeaders(503, -1);
        try (Caller caller = new Caller("An exchange", patience(Duration.ofSeconds(20), 4))) {
            assertThat(caller.change("voting", change).status()).isEqualTo(503);
            act = HttpExchange::close;
            assertThatThrownBy(() -> caller.change("voting", change)).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_answer_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() throws IOException {
        act = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[1_000]);
        };
        assertThat(read(Duration.ofSeconds(20), 0).body().length()).isEqualTo(1_000);
        act = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1_001]);
        };
        assertThatThrownBy(() -> read(Duration.ofSeconds(20), 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000 bytes");
        assertThat(asked).hasValue(2);
    }

    @Test
    void who_is_stopped_while_waiting_stops_and_stays_stopped() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        act = exchange -> {
            reached.countDown();
            over.await();
        };
        boolean[] still = new boolean[1];
        Throwable[] thrown = new Throwable[1];
        Thread waiting = new Thread(() -> {
            try {
                read(Duration.ofMinutes(5), 4);
            } catch (IOException e) {
                thrown[0] = e;
                still[0] = Thread.currentThread().isInterrupted();
            }
        });
        waiting.start();
        reached.await();
        waiting.interrupt();
        waiting.join();
        assertThat(thrown[0]).isInstanceOf(InterruptedIOException.class);
        assertThat(still[0]).isTrue();
    }

    @Test
    void nobody_there_is_an_error_without_the_address() {
        server.stop(0);
        assertThatThrownBy(() -> read(Duration.ofSeconds(20), 1))
                .isInstanceOf(IOException.class)
                .hasMessage("An exchange, asking: it could not be reached")
                .hasNoCause();
    }

    @Test
    void a_name_that_does_not_resolve_is_an_error_without_the_name() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://lists.example.org/?token=s3cret"))
                .build();
        try (Caller caller = new Caller("An exchange", patience(Duration.ofSeconds(20), 0))) {
            assertThatThrownBy(() -> caller.read("asking", request))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("example.org")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void secrets_do_not_print_and_unusable_ones_are_not_repeated() {
        Secret secret = new Secret("s3cret");
        assertThat(secret + " " + new Login("somebody", secret)).doesNotContain("s3cret", "somebody");
        assertThat(secret.matches("s3cret")).isTrue();
        assertThat(secret.matches("s3cre")).isFalse();
        assertThatThrownBy(() -> new Secret("s3cret\n")).hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> new Secret("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Login("some:body", secret)).isInstanceOf(IllegalArgumentException.class);
    }
}
