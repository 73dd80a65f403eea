package org.rowan.server.doors.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rowan.base.Bytes;
import org.rowan.exchange.Patience;
import org.rowan.exchange.s3.ObjectStore;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Faults;
import org.rowan.server.doors.HttpPlace;
import org.rowan.server.doors.Office;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door to which an object store tells what was stored, at one place. 200 says that the store may
/// forget a notification, 503 that it is to tell again.
public final class S3Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Door.class);
    private static final int MOST = 1 << 20;
    /// Read and thrown away, so that whoever sends too much hears the answer.
    private static final long DRAIN = 16L << 20;

    private static final int PIECE = 1 << 16;

    /// For one call to the store besides the reading of an object, which has the time of an upload.
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(30), 2, Duration.ofMillis(200), Duration.ofSeconds(2), MOST);

    private final S3Rules rules;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectStore store;
    private final Aside aside;
    private final Taking taking;

    private record Said(int status, String sentence) {}

    private S3Door(HttpServer server, S3Rules rules, Office office) {
        this.server = server;
        this.rules = rules;
        this.store = new ObjectStore(
                rules.store(), rules.key(), PATIENCE, office.acts().clock());
        this.aside = new Aside(office.acts().clock());
        this.taking = new Taking(rules, office, store, aside);
    }

    /// - Errors: `IOException` with a sentence when nobody can listen there.
    public static S3Door open(InetSocketAddress place, S3Rules rules, Acts acts, IntakeLimits limits, DoorRules doors)
            throws IOException {
        HttpServer server = HttpPlace.listen(place, "door.s3", doors);
        S3Door door = new S3Door(server, rules, Office.of("s3", rules.client(), acts, limits, doors));
        server.setExecutor(door.threads);
        server.createContext("/", door::handle);
        server.start();
        return door;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!rules.peers().may(exchange.getRemoteAddress().getAddress())) return;
            Said said = said(exchange);
            byte[] body = (said.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(said.status(), head ? -1 : body.length);
            if (!head) exchange.getResponseBody().write(body);
        }
    }

    private Said said(HttpExchange exchange) throws IOException {
        if (!tokenShown(exchange)) {
            drain(exchange.getRequestBody());
            aside.one(Aside.Why.NO_TOKEN);
            return new Said(401, "this door needs a token");
        }
        if (!exchange.getRequestMethod().equals("POST")) return new Said(405, "notifications come by POST");
        try {
            return taken(Notice.read(body(exchange.getRequestBody())));
        } catch (Malformed malformed) {
            aside.one(Aside.Why.MALFORMED);
            return new Said(malformed.status(), malformed.said() + "; nothing of it was taken in");
        } catch (RuntimeException ours) {
            LOG.error("s3 door: a fault of ours, {}", Faults.place(ours));
            return new Said(503, "a fault of ours; the server's log says where. Tell again");
        }
    }

    /// Each is tried, also after one that failed: told again, those taken in are known.
    private Said taken(List<Notice> notices) {
        long failed = notices.stream().filter(notice -> !taking.take(notice)).count();
        return failed == 0
                ? new Said(200, "taken")
                : new Said(503, "%d of %d could not be taken in now; tell again".formatted(failed, notices.size()));
    }

    private static Bytes body(InputStream in) throws IOException, Malformed {
        byte[] body = in.readNBytes(MOST + 1);
        if (body.length <= MOST) return Bytes.adopt(body);
        drain(in);
        throw new Malformed(413, "a notification is 1 MiB at most");
    }

    private static void drain(InputStream in) throws IOException {
        byte[] piece = new byte[PIECE];
        long rest = DRAIN;
        for (int count = in.read(piece); count >= 0 && rest > 0; count = in.read(piece)) rest -= count;
    }

    private boolean tokenShown(HttpExchange exchange) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return rules.token().isEmpty()
                || HttpPlace.same(shown, "Bearer " + rules.token().get().reveal());
    }

    long aside(Aside.Why why) {
        return aside.count(why);
    }

    public String describe() {
        return "s3 at " + address().getHostString() + ":" + address().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
        store.close();
    }
}
