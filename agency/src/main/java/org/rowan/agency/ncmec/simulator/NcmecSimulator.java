package org.rowan.agency.ncmec.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.base.Bytes;

/// A CyberTipline to practise with, on the loopback address only. Two ports: one speaks as NCMEC does, the
/// other is the control desk that orders faults and lists reports.
public final class NcmecSimulator implements AutoCloseable {
    private final HttpServer service;
    private final HttpServer control;
    private final ExecutorService threads;
    private final ReportBook book;
    private final Faults faults;

    /// `port`, `controlPort`: 0 for any free one. `schema`: served at `/xsd` if the operator has NCMEC's.
    public record Settings(int port, int controlPort, Credentials credentials, Optional<Bytes> schema) {
        public static Settings anyPort(Credentials credentials) {
            return new Settings(0, 0, credentials, Optional.empty());
        }
    }

    private NcmecSimulator(HttpServer service, HttpServer control, Settings settings, InstantSource clock) {
        this.service = service;
        this.control = control;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.book = new ReportBook(clock);
        this.faults = new Faults();
        service.createContext("/", new ServiceDesk(settings, book, faults));
        control.createContext("/", new ControlDesk(book, faults));
        service.setExecutor(threads);
        control.setExecutor(threads);
    }

    /// - Errors: `IOException` when a port is taken.
    public static NcmecSimulator start(Settings settings, InstantSource clock) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer service = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        HttpServer control;
        try {
            control = HttpServer.create(new InetSocketAddress(loopback, settings.controlPort()), 0);
        } catch (IOException e) {
            service.stop(0);
            throw e;
        }
        NcmecSimulator simulator = new NcmecSimulator(service, control, settings, clock);
        service.start();
        control.start();
        return simulator;
    }

    /// The base address to configure, in place of NCMEC's.
    public URI base() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/ispws");
    }

    public URI control() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort() + "/control");
    }

    public Faults faults() {
        return faults;
    }

    public List<SimulatedReport> reports() {
        return book.all();
    }

    @Override
    public void close() {
        service.stop(0);
        control.stop(0);
        threads.shutdownNow();
    }
}
