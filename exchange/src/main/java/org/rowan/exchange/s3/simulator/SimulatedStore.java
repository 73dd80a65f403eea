package org.rowan.exchange.s3.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.rowan.base.Bytes;

/// An object store with addresses by path, in memory. It takes no call whose signature does not hold.
public final class SimulatedStore implements AutoCloseable {
    public static final String KEY_ID = "MADEUPKEYID";
    public static final String SECRET = "made-up-secret";
    private static final int TRICKLE_MILLIS = 50;
    private static final int BLOCK = 1 << 16;

    private final HttpServer server;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Verifier verifier = new Verifier(KEY_ID, SECRET);
    private final Map<String, List<Kept>> objects = new TreeMap<>();
    private final Deque<Lie> lies = new ArrayDeque<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> watching = call -> {};
    private volatile int pageSize = 1000;
    private volatile boolean versioned;

    private record Said(int status, Map<String, String> headers, Bytes body) {}

    private SimulatedStore(HttpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /// `clock`: by which objects change.
    public static SimulatedStore start(InstantSource clock) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        SimulatedStore store = new SimulatedStore(server, clock);
        server.setExecutor(store.threads);
        server.createContext("/", store::serve);
        server.start();
        return store;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How many keys a page of a list has at most.
    public void pageSize(int keys) {
        pageSize = keys;
    }

    /// From now on a new content is a new version.
    public void keepVersions() {
        versioned = true;
    }

    /// The next calls go wrong, each in one way.
    public synchronized void lie(Lie... next) {
        lies.addAll(List.of(next));
    }

    /// Told of each call before it is answered.
    public void watch(Consumer<String> watcher) {
        watching = watcher;
    }

    /// `METHOD /path?query`, in the order in which they came.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized Kept put(String bucket, String key, Bytes content, Map<String, String> metadata) {
        List<Kept> versions = objects.computeIfAbsent(bucket + "/" + key, name -> new ArrayList<>());
        if (!versioned) versions.clear();
        String version = versioned ? "v" + (versions.size() + 1) : "null";
        Kept kept = new Kept(content, version, clock.instant().truncatedTo(ChronoUnit.SECONDS), metadata, Map.of());
        versions.add(kept);
        return kept;
    }

    /// Gives the newest version these tags and no others.
    public synchronized void tag(String bucket, String key, Map<String, String> tags) {
        List<Kept> versions = objects.getOrDefault(bucket + "/" + key, List.of());
        versions.set(versions.size() - 1, versions.getLast().tagged(tags));
    }

    public synchronized void remove(String bucket, String key) {
        objects.remove(bucket + "/" + key);
    }

    /// The newest version.
    public synchronized Optional<Kept> newest(String bucket, String key) {
        return Optional.ofNullable(objects.get(bucket + "/" + key)).map(List::getLast);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private synchronized Optional<Lie> next() {
        return Optional.ofNullable(lies.pollFirst());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            calls.add(call);
            watching.accept(call);
            if (!signed(exchange, body)) {
                send(exchange, error(403, "SignatureDoesNotMatch"));
                return;
            }
            Optional<Lie> lie = next();
            if (lie.isPresent()) {
                tell(exchange, lie.get());
            } else {
                send(exchange, answer(exchange, Bytes.adopt(body)));
            }
        }
    }

    private boolean signed(HttpExchange exchange, byte[] body) {
        try {
            return verifier.holds(exchange, body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private synchronized Said answer(HttpExchange exchange, Bytes body) {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String raw = exchange.getRequestURI().getRawPath().substring(1);
        int slash = raw.indexOf('/');
        String bucket = slash < 0 ? raw : raw.substring(0, slash);
        String key = decode(slash < 0 ? "" : raw.substring(slash + 1).replace("+", "%2B"));
        if (key.isEmpty()) return list(bucket, query);
        List<Kept> versions = objects.getOrDefault(bucket + "/" + key, List.of());
        String wanted = query.getOrDefault("versionId", "");
        Optional<Kept> found = versions.reversed().stream()
                .filter(v -> wanted.isEmpty() || v.version().equals(wanted))
                .findFirst();
        if (found.isEmpty()) return error(404, wanted.isEmpty() ? "NoSuchKey" : "NoSuchVersion");
        if (query.containsKey("tagging")) return tagging(exchange, body, versions, found.get());
        String match = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match"))
                .orElse("");
        if (!match.isEmpty() && !match.equals('"' + found.get().eTag() + '"')) {
            return error(412, "PreconditionFailed");
        }
        return new Said(200, headers(found.get()), found.get().content());
    }

    private Map<String, String> headers(Kept kept) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("ETag", '"' + kept.eTag() + '"');
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(kept.modified().atOffset(ZoneOffset.UTC)));
        if (!kept.version().equals("null")) headers.put("x-amz-version-id", kept.version());
        kept.metadata().forEach((name, value) -> headers.put("x-amz-meta-" + name, value));
        return headers;
    }

    private Said tagging(HttpExchange exchange, Bytes body, List<Kept> versions, Kept kept) {
        if (exchange.getRequestMethod().equals("GET")) return xml(Documents.tags(kept.tags()));
        if (exchange.getRequestHeaders().getFirst("Content-MD5") == null) return error(400, "MissingContentMD5");
        Map<String, String> tags = Documents.tags(body.asUtf8());
        if (tags.size() > 10) return error(400, "BadRequest");
        versions.set(versions.indexOf(kept), kept.tagged(tags));
        return new Said(200, Map.of(), Bytes.empty());
    }

    private Said list(String bucket, Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<Map.Entry<String, Kept>> all = new ArrayList<>();
        objects.forEach((name, versions) -> {
            if (name.startsWith(bucket + "/" + prefix)) {
                all.add(Map.entry(name.substring(bucket.length() + 1), versions.getLast()));
            }
        });
        List<Map.Entry<String, Kept>> rest = all.stream()
                .filter(e -> after.isEmpty() || e.getKey().compareTo(decode(after.substring("after-".length()))) > 0)
                .toList();
        List<Map.Entry<String, Kept>> page = rest.subList(0, Math.min(pageSize, rest.size()));
        return xml(Documents.list(page, page.size() < rest.size()));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(raw).orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Said xml(String document) {
        return new Said(200, Map.of("Content-Type", "application/xml"), Bytes.utf8(document));
    }

    private static Said error(int status, String code) {
        return new Said(
                status,
                Map.of("Content-Type", "application/xml"),
                Bytes.utf8("<Error><Code>" + code + "</Code><Message>made up &kcy; <</Message>"));
    }

    private static void send(HttpExchange exchange, Said said) throws IOException {
        said.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean empty = said.body().length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(said.status(), empty ? -1 : said.body().length());
        if (!empty) exchange.getResponseBody().write(said.body().toArray());
    }

    private void tell(HttpExchange exchange, Lie lie) throws IOException {
        switch (lie) {
            case ERROR -> send(exchange, error(500, "InternalError"));
            case DENIED -> send(exchange, error(403, "AccessDenied"));
            case UNKNOWN_KEY -> send(exchange, error(403, "InvalidAccessKeyId"));
            case NO_BUCKET -> send(exchange, error(404, "NoSuchBucket"));
            case WEB_PAGE -> send(exchange, new Said(404, Map.of(), Bytes.utf8("<html>nothing here</html>")));
            case GARBAGE -> send(exchange, new Said(200, Map.of(), Bytes.utf8("<html>welcome")));
            case REDIRECT -> send(exchange, new Said(307, Map.of("Location", "http://127.0.0.1:1/"), Bytes.empty()));
            case CUT -> {
                Said whole = answer(exchange, Bytes.empty());
                whole.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.sendResponseHeaders(200, whole.body().length() + 1000L);
                exchange.getResponseBody().write(whole.body().toArray());
                exchange.getResponseBody().flush();
            }
            case TRICKLE -> stream(exchange, 1, TRICKLE_MILLIS, Long.MAX_VALUE);
            case ENDLESS -> stream(exchange, BLOCK, 0, 100L << 20);
        }
    }

    private static void stream(HttpExchange exchange, int block, int pause, long most) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            for (long sent = 0; sent < most; sent += block) {
                out.write(new byte[block]);
                out.flush();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
