package org.rowan.agency.ncmec.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.Json;

/// The control desk, for drills and for a person with curl:
///
/// - `POST /control/faults?kind=lost-after-effect&at=finish&times=1&value=0` orders a fault,
/// - `DELETE /control/faults` forgets those still to come, `GET` lists them,
/// - `GET /control/reports` lists every report with state, files and the sender's reference.
final class ControlDesk implements HttpHandler {
    private final ReportBook book;
    private final Faults faults;

    ControlDesk(ReportBook book, Faults faults) {
        this.book = book;
        this.faults = faults;
    }

    private record Page(int status, Object body) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = page(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), query(exchange));
            byte[] body = (Json.write(page.body) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(page.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Page page(String request, Map<String, String> query) {
        return switch (request) {
            case "GET /control/reports" ->
                new Page(200, book.all().stream().map(ControlDesk::report).toList());
            case "GET /control/faults" -> new Page(200, pending());
            case "DELETE /control/faults" -> {
                faults.clear();
                yield new Page(200, pending());
            }
            case "POST /control/faults" -> order(query);
            default -> new Page(404, Map.of("error", "the control desk has /control/faults and /control/reports"));
        };
    }

    private Page order(Map<String, String> query) {
        Optional<Fault.Kind> kind = Fault.Kind.ofLabel(query.getOrDefault("kind", ""));
        String times = query.getOrDefault("times", "1");
        String value = query.getOrDefault("value", "0");
        if (kind.isEmpty() || !times.matches("[1-9][0-9]{0,5}") || !value.matches("[0-9]{1,6}")) {
            List<String> kinds = java.util.Arrays.stream(Fault.Kind.values())
                    .map(Fault.Kind::label)
                    .toList();
            return new Page(
                    400, Map.of("error", "a fault needs kind, one of " + kinds + ", and whole numbers times, value"));
        }
        faults.add(new Fault(
                kind.get(),
                Optional.ofNullable(query.get("at")).filter(a -> !a.isEmpty()),
                Integer.parseInt(times),
                Integer.parseInt(value)));
        return new Page(200, pending());
    }

    private List<Object> pending() {
        return faults.pending().stream()
                .map(f -> {
                    Map<String, Object> fault = new LinkedHashMap<>();
                    fault.put("kind", f.kind().label());
                    fault.put("at", f.at());
                    fault.put("times", f.times());
                    fault.put("value", f.value());
                    return (Object) fault;
                })
                .toList();
    }

    private static Object report(SimulatedReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reportId", report.id());
        fields.put("state", report.state().name().toLowerCase(java.util.Locale.ROOT));
        fields.put("opened", report.opened().toString());
        fields.put("reference", report.reference());
        fields.put(
                "files",
                report.files().stream()
                        .map(f -> {
                            Map<String, Object> file = new LinkedHashMap<>();
                            file.put("fileId", f.id());
                            file.put("md5", f.md5());
                            file.put("length", f.length());
                            file.put("described", f.described());
                            file.put("viewed", f.viewed());
                            return file;
                        })
                        .toList());
        return fields;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return query;
    }
}
