package org.rowan.server.doors.hma;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Faults;
import org.rowan.server.doors.HttpPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door with HMA's HTTP API, at one place.
public final class HmaDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HmaDoor.class);

    private final HmaRules rules;
    private final IntakeLimits limits;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Fetching fetching;
    private final Looking looking;
    private final Matching matching;
    private final Curating curating;
    private final Stating stating;

    private HmaDoor(HttpServer server, HmaRules rules, Acts acts, IntakeLimits limits) {
        this.server = server;
        this.rules = rules;
        this.limits = limits;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.fetching = new Fetching(rules.fetchFrom());
        this.looking = new Looking(acts, rules, fetching);
        this.matching = new Matching(acts, looking);
        this.curating = new Curating(acts, rules, looking);
        this.stating = new Stating(acts);
    }

    /// - Errors: `IOException` with a sentence when nobody can listen there.
    public static HmaDoor open(InetSocketAddress place, HmaRules rules, Acts acts, IntakeLimits limits, DoorRules doors)
            throws IOException {
        HttpServer server = HttpPlace.listen(place, "door.hma", doors);
        HmaDoor door = new HmaDoor(server, rules, acts, limits);
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
            send(exchange, said(exchange));
        }
    }

    private Says said(HttpExchange exchange) {
        try {
            List<String> path = Asking.segments(path(exchange.getRequestURI()));
            if (!keyShown(exchange, path)) return Says.message(401, "this door needs a key");
            Query query = Query.of(exchange.getRequestURI().getRawQuery());
            try (Asking asking = new Asking(exchange, path, query, limits)) {
                return answer(asking);
            }
        } catch (HmaFault fault) {
            return Says.message(fault.status(), fault.said());
        } catch (IOException ours) {
            LOG.error("hma door: {}", ours.getMessage());
            return Says.message(503, "the server cannot answer now; try again");
        } catch (RuntimeException ours) {
            LOG.error("hma door: a fault of ours, {}", Faults.place(ours));
            return Says.message(500, "a fault of ours; the server's log says where");
        }
    }

    /// What looks like a host after two slashes is a segment: clients put their path behind a slash of
    /// ours.
    private static String path(URI uri) {
        boolean relative = uri.getScheme() == null && uri.getRawAuthority() != null;
        return (relative ? "/" + uri.getRawAuthority() : "") + uri.getRawPath();
    }

    private Says answer(Asking asking) throws IOException, HmaFault {
        Optional<Says> said = looking.answer(asking);
        if (said.isEmpty()) said = matching.answer(asking);
        if (said.isEmpty()) said = curating.answer(asking);
        if (said.isEmpty()) said = stating.answer(asking);
        return said.orElseGet(() -> Says.text(404, "<!doctype html><title>404 Not Found</title><h1>Not Found</h1>"));
    }

    /// As `Authorization: Bearer`, as `X-Api-Key`, or as the first segment of the path, for clients that
    /// can show it in no other way; it is taken off there.
    private boolean keyShown(HttpExchange exchange, List<String> path) {
        if (rules.key().isEmpty()) return true;
        String key = rules.key().get().reveal();
        String bearer = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Api-Key"))
                .orElse("");
        if (HttpPlace.same(bearer, "Bearer " + key) || HttpPlace.same(header, key)) return true;
        return !path.isEmpty() && HttpPlace.same(path.getFirst(), key) && path.removeFirst() != null;
    }

    private static void send(HttpExchange exchange, Says says) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", says.type());
        byte[] body = says.body().getBytes(StandardCharsets.UTF_8);
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(says.status(), empty ? -1 : body.length);
        if (!empty) exchange.getResponseBody().write(body);
    }

    public String describe() {
        return "hma at " + address().getHostString() + ":" + address().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
        fetching.close();
    }
}
