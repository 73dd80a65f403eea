package org.rowan.exchange.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.exchange.Json;

/// The control desk, for trials and for a person with curl:
///
/// - `POST /control/faults?kind=too-many&times=1&value=2` orders a fault, `DELETE` forgets those still to
///   come, `GET` lists them,
/// - every other word is the protocol's own: `records`, `withdrawals`, `votes`.
final class ControlDesk implements HttpHandler {
    private static final String ROOT = "/control/";

    private static final int MAX_COUNT = 100_000;

    private final Protocol protocol;
    private final Faults faults;

    private record Answer(int status, Json body) {}

    ControlDesk(Protocol protocol, Faults faults) {
        this.protocol = protocol;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(Request.of(exchange, ROOT));
            byte[] body = (answer.body.write() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(Request request) {
        if (request.path().equals("faults")) {
            return faults(request);
        }
        try {
            return protocol.order(
                            request.method() + " " + request.path(),
                            Math.min(request.number("count", 1), MAX_COUNT),
                            request.query())
                    .map(rows -> new Answer(200, rows(rows)))
                    .orElseGet(() -> new Answer(404, error("the control desk does not know this word")));
        } catch (IllegalArgumentException e) {
            return new Answer(400, error(Optional.ofNullable(e.getMessage()).orElse("not so")));
        }
    }

    private Answer faults(Request request) {
        return switch (request.method()) {
            case "GET" -> new Answer(200, pending());
            case "DELETE" -> {
                faults.clear();
                yield new Answer(200, pending());
            }
            default -> ordered(request);
        };
    }

    private Answer ordered(Request request) {
        Optional<Fault.Kind> kind = Fault.Kind.ofLabel(request.parameter("kind"));
        int times = request.number("times", 1);
        if (kind.isEmpty() || times < 1) {
            return new Answer(400, error("a fault needs kind, one of " + Fault.Kind.labels() + ", and times above 0"));
        }
        faults.add(new Fault(kind.get(), times, request.number("value", 0)));
        return new Answer(200, pending());
    }

    private Json pending() {
        return rows(faults.pending().stream()
                .map(f -> Map.of(
                        "kind", f.kind().label(),
                        "times", Integer.toString(f.times()),
                        "value", Integer.toString(f.value())))
                .toList());
    }

    private static Json error(String sentence) {
        return Json.object(Map.of("error", Json.text(sentence)));
    }

    private static Json rows(List<Map<String, String>> rows) {
        return new Json.Items(rows.stream()
                .map(row -> {
                    var fields = new java.util.TreeMap<String, Json>();
                    row.forEach((name, value) -> fields.put(name, Json.text(value)));
                    return Json.object(fields);
                })
                .toList());
    }
}
