package org.rowan.exchange.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A protocol on the loopback address. Two ports: one speaks as the exchange does, the other is the control
/// desk.
public final class SimulatedServer implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final HttpServer service;
    private final HttpServer control;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Protocol protocol;
    private final Faults faults = new Faults();

    private SimulatedServer(HttpServer service, HttpServer control, Protocol protocol) {
        this.service = service;
        this.control = control;
        this.protocol = protocol;
        service.createContext("/", this::serve);
        control.createContext("/", new ControlDesk(protocol, faults));
        service.setExecutor(threads);
        control.setExecutor(threads);
    }

    /// `port`, `controlPort`: 0 for any free one.
    ///
    /// - Errors: `IOException` when a port is taken.
    public static SimulatedServer start(int port, int controlPort, Protocol protocol) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer service = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        HttpServer control;
        try {
            control = HttpServer.create(new InetSocketAddress(loopback, controlPort), 0);
        } catch (IOException e) {
            service.stop(0);
            throw e;
        }
        SimulatedServer started = new SimulatedServer(service, control, protocol);
        service.start();
        control.start();
        return started;
    }

    /// The base address to configure, in place of the exchange's.
    public URI base() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + protocol.root());
    }

    public URI control() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort() + "/control");
    }

    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        service.stop(0);
        control.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange, protocol.root());
            Optional<Fault> fault = faults.strike();
            if (fault.isEmpty() || fault.get().kind().lie()) {
                send(exchange, protocol.answer(request, fault.map(Fault::kind)));
                return;
            }
            strike(exchange, fault.get(), request);
        }
    }

    private void strike(HttpExchange exchange, Fault fault, Request request) throws IOException {
        switch (fault.kind()) {
            case HTTP_500 -> send(exchange, Reply.error(500, "<html>Internal Server Error</html>"));
            case UNAUTHORISED -> send(exchange, Reply.error(401, "no"));
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(fault.value()));
                send(exchange, Reply.error(429, "too many"));
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                send(exchange, Reply.error(302, "elsewhere"));
            }
            case LOST -> {
                // closing without an answer is the fault
            }
            case SLOW -> {
                pause(fault.value());
                send(exchange, protocol.answer(request, Optional.empty()));
            }
            case GARBAGE -> send(exchange, new Reply(200, "text/html", "<html><body>Welcome<p></body></html>"));
            case TRUNCATED -> send(exchange, halved(protocol.answer(request, Optional.empty())));
            case CUT -> cut(exchange, protocol.answer(request, Optional.empty()));
            case HUGE -> endless(exchange, fault.value());
            default -> throw new IllegalStateException("a lie is told by the protocol");
        }
    }

    private static Reply halved(Reply whole) {
        return new Reply(
                whole.status(),
                whole.contentType(),
                whole.body().substring(0, whole.body().length() / 2),
                whole.headers());
    }

    private static void cut(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static void endless(HttpExchange exchange, int mebibytes) throws IOException {
        long length = (long) mebibytes << 20;
        exchange.sendResponseHeaders(200, length);
        byte[] block = new byte[BLOCK];
        OutputStream out = exchange.getResponseBody();
        for (long sent = 0; sent < length; sent += BLOCK) {
            out.write(block);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
