package org.rowan.server;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.springframework.context.ConfigurableApplicationContext;

/// A server that runs. Parts start side by side and stop in order: the doors first, so that nothing new
/// comes in while the rest ends.
public final class Server implements AutoCloseable {
    private static final int TOKEN_BYTES = 32;

    private final RunNote note;
    private final ServerLog log;
    private final Path logFile;
    private final CompletableFuture<Wiring> wiring;
    private final ConfigurableApplicationContext doors;
    private final ProtocolDoors protocols;
    private final String address;

    private Server(
            RunNote note,
            ServerLog log,
            Path logFile,
            CompletableFuture<Wiring> wiring,
            ConfigurableApplicationContext doors,
            ProtocolDoors protocols,
            String address) {
        this.note = note;
        this.log = log;
        this.logFile = logFile;
        this.wiring = wiring;
        this.doors = doors;
        this.protocols = protocols;
        this.address = address;
    }

    /// - Errors: `IOException` with a sentence for the operator; nothing runs then.
    static Server start(Arguments arguments) throws IOException {
        RunNote note = RunNote.take(arguments.data(), arguments.duty());
        ServerLog log;
        try {
            log = ServerLog.open(logFile(arguments));
        } catch (IOException e) {
            note.close();
            throw e;
        }
        try {
            return start(arguments, note, log);
        } catch (IOException | RuntimeException e) {
            log.say(Level.ERROR, "The server did not start. " + (e instanceof IOException io ? Sentence.of(io) : e));
            log.close();
            note.close();
            throw e;
        }
    }

    /// One for each process that may run on one folder.
    private static Path logFile(Arguments arguments) {
        String name = arguments.duty() == Duty.ALL
                ? "server.log"
                : "server-" + arguments.duty().label() + ".log";
        return arguments.data().resolve(name);
    }

    private static Server start(Arguments arguments, RunNote note, ServerLog log) throws IOException {
        Path data = arguments.data();
        Config config = Config.read(arguments.config().orElse(data.resolve("rowan.conf")));
        Rules rules = new Rules(config);
        IntakeLimits limits = rules.intakeLimits();
        ProtocolDoors.Plan plan = ProtocolDoors.Plan.of(rules);
        Opening opening = opening(arguments, config);
        Health health = new Health();
        // The database starts while the doors are made.
        CompletableFuture<Wiring> wiring = new CompletableFuture<>();
        Thread.ofPlatform().name("wiring").start(() -> {
            try {
                wiring.complete(Wiring.open(arguments, rules, health));
            } catch (IOException | RuntimeException | Error e) {
                wiring.completeExceptionally(e);
            }
        });
        try {
            ConfigurableApplicationContext doors =
                    Doors.open(opening, limits, health, () -> wiring.join().acts());
            String port = doors.getEnvironment().getRequiredProperty("local.server.port");
            String host = opening.address().contains(":") ? "[" + opening.address() + "]" : opening.address();
            Wiring parts = joined(wiring);
            ProtocolDoors protocols = protocols(plan, arguments.duty(), limits, parts, doors);
            note.write("http://" + RunNote.reachable(opening.address()) + ":" + port, opening.adminToken());
            log.say(Level.INFO, "The server is ready.");
            parts.notices().forEach(told -> log.say(Level.WARN, told));
            return new Server(note, log, logFile(arguments), wiring, doors, protocols, "http://" + host + ":" + port);
        } catch (RuntimeException e) {
            // Which of the two failed? The one that explains the other.
            joined(wiring).close();
            throw doorsFailed(opening, e);
        }
    }

    private static ProtocolDoors protocols(
            ProtocolDoors.Plan plan, Duty duty, IntakeLimits limits, Wiring parts, ConfigurableApplicationContext doors)
            throws IOException {
        try {
            return ProtocolDoors.open(plan, duty, limits, parts.acts());
        } catch (IOException e) {
            doors.close();
            parts.close();
            throw e;
        }
    }

    private static Wiring joined(CompletableFuture<Wiring> wiring) throws IOException {
        try {
            return wiring.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw e;
        }
    }

    private static IOException doorsFailed(Opening opening, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException
                    || cause instanceof org.springframework.boot.web.server.PortInUseException) {
                return new IOException(
                        ("Cannot listen on %s, port %d: another program does, or this machine has no such"
                                        + " address. Name another port with --port P.")
                                .formatted(opening.address(), opening.port()),
                        e);
            }
        }
        throw e;
    }

    private static Opening opening(Arguments arguments, Config config) throws IOException {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        int port = arguments.port().isPresent() ? arguments.port().get() : config.small(Setting.LISTEN_PORT, 0, 65_535);
        return new Opening(
                config.text(Setting.LISTEN_ADDRESS),
                port,
                arguments.duty(),
                config.text(Setting.PUBLIC_URL).startsWith("https://"),
                new Personal<>(HexFormat.of().formatHex(token)),
                InstantSource.system());
    }

    public String address() {
        return address;
    }

    String describe() {
        return wiring.join().describe()
                + protocols.describe().stream()
                        .map(door -> "%n  ".formatted() + door)
                        .collect(Collectors.joining());
    }

    Path logFile() {
        return logFile;
    }

    Acts acts() {
        return wiring.join().acts();
    }

    @Override
    public void close() throws IOException {
        try {
            protocols.close();
            doors.close();
            wiring.join().close();
        } finally {
            log.close();
            note.close();
        }
    }
}
