package org.rowan.exchange.threatexchange.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.exchange.Secret;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.RecordBook;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;
import org.rowan.exchange.simulator.SimulatedRecord;

/// One privacy group: its description, its updates, and reactions to descriptors.
///
/// Control desk: `POST records?count=3` adds made-up records, `POST records?pdq=…` one of a picture of your
/// own, `POST withdrawals?count=1` withdraws the oldest, `POST group?name=…&updates=false` changes the
/// group, `GET records` and `GET votes` list them.
public final class ThreatUpdates implements Protocol {
    /// The number of the only privacy group.
    public static final String GROUP = "1001";

    private static final String OWNER = "2002";

    private final String app;
    private final Secret token;
    private final RecordBook book;
    private final int pageSize;
    private volatile String name = "Simulated group";
    private volatile boolean updates = true;

    /// `pageSize`: updates of one page at most; a client asks for no more than 500.
    public ThreatUpdates(String app, Secret appSecret, InstantSource clock, int pageSize) {
        this.app = app;
        this.token = new Secret(app + "|" + appSecret.reveal());
        this.book = new RecordBook(clock);
        this.pageSize = pageSize;
    }

    public RecordBook book() {
        return book;
    }

    /// From now on the group is called so, and has updates or not.
    public void group(String newName, boolean newUpdates) {
        name = newName;
        updates = newUpdates;
    }

    @Override
    public String root() {
        return "/v21.0";
    }

    @Override
    public Reply answer(Request request, Optional<Fault.Kind> lie) {
        boolean known = token.matches(request.parameter("access_token"))
                || request.header("Authorization")
                        .map(h -> token.matches(h.replaceFirst("^Bearer ", "")))
                        .orElse(false);
        if (!known) {
            return error(190, "Invalid OAuth access token: " + request.parameter("access_token"));
        }
        String path = request.path();
        if (path.equals("/" + GROUP)) {
            return Reply.json("{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"\",\"threat_updates_enabled\":%s}"
                    .formatted(GROUP, name, updates));
        }
        if (path.replaceAll("/$", "").equals("/" + GROUP + "/threat_updates")) {
            return updates(request, lie);
        }
        return (request.method().equals("POST") && path.matches("/3[0-9]{6}"))
                ? react(path.substring(1), request)
                : error(100, "Unsupported request");
    }

    private static Reply error(int code, String sentence) {
        return new Reply(
                400, "application/json", "{\"error\":{\"message\":\"%s\",\"code\":%d}}".formatted(sentence, code));
    }

    private Reply react(String descriptor, Request request) {
        String form = URLDecoder.decode(request.body().asUtf8(), StandardCharsets.UTF_8);
        if (!form.matches("reactions=[A-Z_]+")) {
            return error(100, "Invalid parameter");
        }
        book.say(Map.of("descriptor", descriptor, "vote", form.substring("reactions=".length())));
        return Reply.json("{\"success\":true}");
    }

    private Reply updates(Request request, Optional<Fault.Kind> lie) {
        int after = request.number("after", 0);
        if (after > 0 && lie.equals(Optional.of(Fault.Kind.EXPIRED))) {
            return error(100, "Invalid cursor");
        }
        int size = Math.min(pageSize, request.number("limit", pageSize));
        List<SimulatedRecord> found = book.since(request.moment("start_time"));
        List<String> page = new ArrayList<>();
        found.stream().skip(after).limit(size).forEach(r -> page.add(update(r, lie)));
        page.addAll(lies(lie));
        String data = "{\"data\":[" + String.join(",", page) + "]";
        return Reply.json(next(request, after, size, found.size(), lie)
                .map(n -> data + ",\"paging\":{\"next\":\"" + n + "\"}}")
                .orElse(data + "}"));
    }

    private Optional<String> next(Request request, int after, int size, int all, Optional<Fault.Kind> lie) {
        String host = request.header("Host").orElse("");
        String address = "http://%s%s/%s/threat_updates?access_token=%s&start_time=%s&limit=%d&after=%d";
        String sent = token.reveal().replace("|", "%7C");
        if (lie.equals(Optional.of(Fault.Kind.FOREIGN_NEXT))) {
            return Optional.of(
                    address.formatted("127.0.0.1:1", root(), GROUP, sent, request.parameter("start_time"), size, size));
        }
        boolean same = lie.equals(Optional.of(Fault.Kind.SAME_NEXT));
        if (!same && after + size >= all) {
            return Optional.empty();
        }
        return Optional.of(address.formatted(
                host, root(), GROUP, sent, request.parameter("start_time"), size, same ? after : after + size));
    }

    private static String update(SimulatedRecord record, Optional<Fault.Kind> lie) {
        long changed = lie.equals(Optional.of(Fault.Kind.FAR_FUTURE))
                ? 32_503_680_000L
                : record.at().getEpochSecond();
        String start =
                "{\"id\":\"%d\",\"indicator\":\"%s\",\"type\":\"HASH_%s\",\"last_updated\":%d,\"should_delete\":%s"
                        .formatted(
                                record.number(),
                                record.value(),
                                record.type().label().toUpperCase(Locale.ROOT),
                                changed,
                                record.withdrawn());
        String descriptor = "{\"id\":\"3%06d\",\"owner\":{\"id\":\"%s\"},\"status\":\"MALICIOUS\",\"tags\":[\"photo\"]}"
                .formatted(record.number(), OWNER);
        return start + (record.withdrawn() ? "}" : ",\"descriptors\":{\"data\":[" + descriptor + "]}}");
    }

    private static List<String> lies(Optional<Fault.Kind> lie) {
        String descriptors =
                "\"descriptors\":{\"data\":[{\"id\":\"1\",\"owner\":{\"id\":\"1\"},\"status\":\"MALICIOUS\"}]}";
        return switch (lie.orElse(Fault.Kind.LOST)) {
            case MALFORMED_RECORD -> List.of("{\"indicator\":{\"a\":[]},\"type\":7}", "17", "null");
            case UNKNOWN_ELEMENT ->
                List.of("{\"indicator\":\"x\",\"type\":\"HASH_OF_TOMORROW\",\"last_updated\":1,%s}"
                        .formatted(descriptors));
            case DEGENERATE ->
                List.of("{\"indicator\":\"%s\",\"type\":\"HASH_PDQ\",\"last_updated\":1,%s}"
                        .formatted("0".repeat(64), descriptors));
            case WRONG_COUNT ->
                List.of("{\"indicator\":\"%s\",\"type\":\"HASH_MD5\",\"last_updated\":1,\"should_delete\":true}"
                        .formatted("0123456789abcdef".repeat(2)));
            default -> List.of();
        };
    }

    @Override
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        if (word.equals("POST group")) {
            String wanted = query.getOrDefault("name", name);
            if (!wanted.matches("[A-Za-z0-9 ]{1,80}")) {
                throw new IllegalArgumentException("a group's name is letters, digits and spaces");
            }
            group(wanted, !query.getOrDefault("updates", "true").equals("false"));
            return Optional.of(List.of(Map.of("app", app, "group", GROUP, "name", name)));
        }
        return book.order(word, count, query);
    }
}
