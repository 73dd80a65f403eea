package org.rowan.server.doors;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens at one place, and gives each connection a virtual thread, up to a number.
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int REFUSALS = 32;

    private final Place place;
    private final DoorRules rules;
    private final Talk talk;
    private final ServerSocketChannel server;
    private final Semaphore room;
    private final Semaphore refusals = new Semaphore(REFUSALS);
    private final Map<Wire, Thread> wires = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /// What is said on one connection, until it ends.
    public interface Talk {
        void on(Wire wire) throws IOException;

        /// The protocol's.
        String name();

        /// Said to one connection too many.
        byte[] busy();
    }

    private Listener(Place place, DoorRules rules, Talk talk, ServerSocketChannel server) {
        this.place = place;
        this.rules = rules;
        this.talk = talk;
        this.server = server;
        this.room = new Semaphore(rules.limits().connections());
    }

    /// - Errors: `IOException` with a sentence when nobody can listen there.
    public static Listener open(Place place, DoorRules rules, Talk talk) throws IOException {
        ServerSocketChannel server;
        try {
            server = bound(place);
        } catch (IOException e) {
            throw new IOException(
                    ("Cannot open a door at %s: another program listens there, this machine has no such address, or"
                                    + " the folder cannot be written. Change the setting \"door.…\" that names it.")
                            .formatted(said(place)),
                    e);
        }
        Listener listener = new Listener(place, rules, talk, server);
        Thread.ofVirtual().name("door").start(listener::accept);
        Thread.ofVirtual().name("door-watch").start(listener::watch);
        return listener;
    }

    private static ServerSocketChannel bound(Place place) throws IOException {
        return switch (place) {
            case Place.Tcp tcp -> {
                ServerSocketChannel server = ServerSocketChannel.open();
                server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                yield bind(server, tcp.address());
            }
            case Place.Unix unix -> {
                if (abandoned(unix.path())) Files.delete(unix.path());
                ServerSocketChannel server = bind(
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(unix.path()));
                Files.setPosixFilePermissions(unix.path(), PosixFilePermissions.fromString("rw-rw----"));
                yield server;
            }
        };
    }

    private static ServerSocketChannel bind(ServerSocketChannel server, SocketAddress address) throws IOException {
        try {
            return server.bind(address);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /// Whether a socket lies there that a killed process has left behind.
    private static boolean abandoned(Path path) {
        if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) return false;
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return false;
        } catch (IOException nobody) {
            return true;
        }
    }

    private void accept() {
        while (!stopping) {
            try {
                admit(server.accept());
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException e) { // too many open files, for one
                LOG.error("a door could not take a connection: {} It goes on.", e.getMessage());
                pause(PAUSE);
            }
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        Wire wire = new Wire(channel, rules.limits().idle());
        if (stopping || !may(channel)) {
            wire.close();
            return;
        }
        if (room.tryAcquire()) {
            start(wire, room, this::serve);
        } else if (refusals.tryAcquire()) {
            start(wire, refusals, this::refuse);
        } else {
            wire.close();
        }
    }

    private void start(Wire wire, Semaphore taken, Consumer<Wire> work) {
        Thread thread = Thread.ofVirtual().name("door-talk").unstarted(() -> {
            try (wire) {
                work.accept(wire);
            } finally {
                wires.remove(wire);
                taken.release();
            }
        });
        wires.put(wire, thread);
        thread.start();
        if (stopping) wire.stop();
    }

    private boolean may(SocketChannel channel) throws IOException {
        return switch (place) {
            case Place.Unix unix -> true;
            case Place.Tcp tcp -> {
                InetAddress peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                yield rules.peers().may(peer);
            }
        };
    }

    private void serve(Wire wire) {
        try {
            talk.on(wire);
        } catch (IOException gone) {
            LOG.debug("a connection at a door ended early: {}", gone.getClass());
        } catch (RuntimeException e) { // the connection ends without an answer, which no client takes for clear
            LOG.error("a connection at a door ended by a fault of ours, {}", Faults.place(e));
        }
    }

    private void refuse(Wire wire) {
        try {
            wire.write(talk.busy());
            wire.linger(PAUSE);
        } catch (IOException gone) {
            LOG.debug("a connection too many was gone before it was told so");
        }
    }

    private void watch() {
        while (!stopping || !wires.isEmpty()) {
            wires.keySet().forEach(Wire::watch);
            pause(TICK);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    /// For the operator, at the start.
    public String describe() {
        return talk.name() + " door at " + said(place);
    }

    private static String said(Place place) {
        return switch (place) {
            case Place.Tcp tcp ->
                tcp.address().getAddress().getHostAddress() + " port "
                        + tcp.address().getPort();
            case Place.Unix unix -> "unix:" + unix.path();
        };
    }

    /// Takes no new connection, and ends those that wait for the next message.
    public void stop() {
        stopping = true;
        try {
            server.close();
            if (place instanceof Place.Unix unix) Files.deleteIfExists(unix.path());
        } catch (IOException e) {
            LOG.error("the door at {} could not be closed cleanly: {}", said(place), e.getMessage());
        }
        wires.keySet().forEach(Wire::stop);
    }

    /// Stops, and lets uploads under way finish for a while.
    @Override
    public void close() {
        stop();
        long until = System.nanoTime() + rules.limits().grace().toNanos();
        while (!wires.isEmpty() && System.nanoTime() < until) pause(TICK);
        wires.keySet().forEach(Wire::close);
    }
}
