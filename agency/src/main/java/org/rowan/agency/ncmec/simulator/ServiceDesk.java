package org.rowan.agency.ncmec.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.XmlInput;
import org.rowan.agency.ncmec.XmlNode;
import org.rowan.base.Bytes;

/// The seven endpoints. Order of every request: credentials, a fault that comes first, the effect, a fault
/// that comes after, the answer.
final class ServiceDesk implements HttpHandler {
    private static final String ROOT = "/ispws/";
    private static final int MAX_DOCUMENT = 16 << 20;
    private static final String OTHER_ROOT = "<status><responseCode>0</responseCode></status>";
    /// Faults that strike before anything is done.
    private static final Set<Fault.Kind> FIRST =
            EnumSet.of(Fault.Kind.LOST_BEFORE_EFFECT, Fault.Kind.CODE, Fault.Kind.CODE_IN_200, Fault.Kind.HTTP_500);
    private static final String PAGE = "<html><body><h1>Internal Server Error</h1></body></html>";

    private final Credentials credentials;
    private final Optional<Bytes> schema;
    private final ReportBook book;
    private final Faults faults;

    ServiceDesk(NcmecSimulator.Settings settings, ReportBook book, Faults faults) {
        this.credentials = settings.credentials();
        this.schema = settings.schema();
        this.book = book;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Request-ID", UUID.randomUUID().toString());
            String path = exchange.getRequestURI().getPath();
            String endpoint = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            if (header == null || !credentials.matches(header)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"ispws\"");
                answer(exchange, Reply.error(2000, "Authentication required"));
                return;
            }
            if (endpoint.equals("xsd") && schema.isPresent()) {
                send(exchange, 200, "text/xml", schema.get().asUtf8(), false);
                return;
            }
            serve(exchange, endpoint, faults.strike(endpoint));
        }
    }

    private void serve(HttpExchange exchange, String endpoint, Optional<Fault> fault) throws IOException {
        if (fault.isPresent() && struckFirst(exchange, fault.get())) {
            return;
        }
        if (fault.filter(f -> f.kind() == Fault.Kind.TWICE).isPresent()) {
            answer(exchange, twice(exchange, endpoint));
            return;
        }
        Reply reply = effect(exchange, endpoint);
        if (fault.isEmpty()) {
            answer(exchange, reply);
            return;
        }
        switch (fault.get().kind()) {
            case LOST_AFTER_EFFECT -> {
                // closing without an answer is the fault
            }
            case SLOW -> {
                pause(fault.get().value());
                answer(exchange, reply);
            }
            case WRONG_MD5 -> answer(exchange, reply.withHash("0".repeat(32)));
            case GARBAGE -> send(exchange, 200, "text/xml", "\u0001 not an answer", false);
            case RESET -> send(exchange, reply.status(), "text/xml", reply.xml(), true);
            case PAGE -> send(exchange, 200, "text/html", PAGE, false);
            case OTHER_ROOT -> send(exchange, 200, "text/xml", OTHER_ROOT, false);
            case NOTHING -> exchange.sendResponseHeaders(200, -1);
            case LOST_BEFORE_EFFECT, CODE, CODE_IN_200, HTTP_500, TWICE ->
                throw new IllegalStateException("struck first");
        }
    }

    private static boolean struckFirst(HttpExchange exchange, Fault fault) throws IOException {
        Fault.Kind kind = fault.kind();
        if (!FIRST.contains(kind)) {
            return false;
        }
        drain(exchange);
        if (kind == Fault.Kind.CODE) {
            answer(exchange, Reply.error(fault.value(), "Ordered by the control desk"));
        } else if (kind == Fault.Kind.CODE_IN_200) {
            String inside =
                    Reply.error(fault.value(), "Ordered by the control desk").xml();
            send(exchange, 200, "text/xml", inside, false);
        } else if (kind == Fault.Kind.HTTP_500) {
            send(exchange, 500, "text/html", PAGE, false);
        }
        return true;
    }

    private Reply twice(HttpExchange exchange, String endpoint) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_DOCUMENT);
        exchange.setStreams(new ByteArrayInputStream(body), null);
        effect(exchange, endpoint);
        exchange.setStreams(new ByteArrayInputStream(body), null);
        return effect(exchange, endpoint);
    }

    private Reply effect(HttpExchange exchange, String endpoint) throws IOException {
        boolean reading = endpoint.equals("status") || endpoint.equals("xsd");
        String method = exchange.getRequestMethod();
        if (!method.equals(reading ? "GET" : "POST")) {
            return Reply.error(4000, "Invalid request: this address does not take " + method);
        }
        return switch (endpoint) {
            case "status" -> Reply.status("Remote User : simulated, Remote Ip : 127.0.0.1");
            case "xsd" -> Reply.error(1210, "This simulator was not given a schema to serve");
            case "submit" -> document(exchange, book::submit);
            case "fileinfo" -> document(exchange, book::describe);
            case "upload" -> upload(exchange);
            case "finish" -> numbered(exchange, book::finish);
            case "retract" -> numbered(exchange, book::retract);
            default -> Reply.error(1210, "Resource not found");
        };
    }

    private Reply document(HttpExchange exchange, Function<XmlNode, Reply> act) throws IOException {
        if (!contentType(exchange).startsWith("text/xml")) {
            drain(exchange);
            return Reply.error(4000, "Invalid request: the content type must be text/xml");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_DOCUMENT);
        return XmlInput.parse(Bytes.adopt(body)).map(act).orElse(Reply.error(4110, "Malformed XML"));
    }

    private Reply upload(HttpExchange exchange) throws IOException {
        Optional<FormReader.Form> form = FormReader.read(exchange.getRequestBody(), contentType(exchange));
        Optional<Long> id = form.flatMap(FormReader.Form::id);
        Optional<FormReader.Received> file = form.flatMap(FormReader.Form::file);
        if (id.isEmpty() || file.isEmpty()) {
            return Reply.error(4200, "Malformed file submittal");
        }
        return book.upload(id.get(), file.get().md5(), file.get().length());
    }

    private static Reply numbered(HttpExchange exchange, LongFunction<Reply> act) throws IOException {
        return FormReader.read(exchange.getRequestBody(), contentType(exchange))
                .flatMap(FormReader.Form::id)
                .map(act::apply)
                .orElse(Reply.error(4000, "Invalid request: no report number"));
    }

    private static String contentType(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
    }

    private static void drain(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        send(exchange, reply.status(), "text/xml;charset=UTF-8", reply.xml(), false);
    }

    /// `half`: promises the whole length and ends the connection in the middle.
    private static void send(HttpExchange exchange, int status, String type, String text, boolean half)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, half ? body.length / 2 : body.length);
        out.flush();
        if (!half) {
            out.close();
        }
    }
}
