package org.rowan.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// The running database. A thread of its own starts the process and waits for it: the kernel stops the
/// process when that thread is gone, which is when this program is. A database that dies is started again,
/// however often that takes.
final class Postmaster implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration KILLING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 5;

    private final Launch launch;
    private final Path cluster;
    private final int port;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Process process;
    private volatile Optional<String> trouble = Optional.empty();
    private final Thread keeper;

    private Postmaster(Launch launch, Path cluster) throws IOException {
        this.launch = launch;
        this.cluster = cluster;
        this.port = freePort();
        CompletableFuture<Process> first = new CompletableFuture<>();
        this.keeper = Thread.ofPlatform().daemon().name("rowan-postgres").unstarted(() -> keep(first));
        this.keeper.start();
        try {
            this.process = first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) throw new IOException(failed.getMessage(), failed);
            throw new IllegalStateException("the database's thread failed", e.getCause());
        } catch (InterruptedException e) {
            closing.set(true);
            Thread.currentThread().interrupt();
            throw new IOException("database: stopped while starting", e);
        }
    }

    static Postmaster start(Launch launch, Path cluster) throws IOException {
        stopLeftOver(cluster);
        IOException last = new IOException("database: not started");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                // Each attempt takes another port, so one that was taken meanwhile does not matter.
                return new Postmaster(launch, cluster);
            } catch (IOException e) {
                last = e;
                pause(Duration.ofMillis(300));
            }
        }
        throw last;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// What is wrong at this moment; empty while it runs.
    Optional<String> trouble() {
        return trouble;
    }

    private void keep(CompletableFuture<Process> first) {
        try {
            Process running = started();
            first.complete(running);
            while (!closing.get()) {
                running.waitFor();
                if (closing.get()) return;
                trouble = Optional.of("PostgreSQL ended by itself and is being started again.");
                running = startedAgain(running);
                process = running;
                // A stop that came while it was starting did not see this process.
                if (closing.get() && running.isAlive()) Launch.signal(running.pid(), "INT");
                trouble = Optional.empty();
            }
        } catch (IOException e) {
            // Only before the first start, or while stopping.
            first.completeExceptionally(e);
        } catch (InterruptedException e) {
            first.completeExceptionally(new IOException("database: stopped", e));
        }
    }

    /// Tries until it runs: a full disk is freed, and what a killed PostgreSQL left in memory goes.
    ///
    /// - `ended`: given back when this server stops meanwhile.
    private Process startedAgain(Process ended) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (!closing.get()) {
            try {
                stopLeftOver(cluster);
                return started();
            } catch (IOException e) {
                trouble = Optional.of(
                        ("PostgreSQL does not start: %s It is tried again in %d s. Its disk has" + " %d MB left.")
                                .formatted(String.valueOf(e.getMessage()), wait.toSeconds(), Launch.room(cluster)));
                if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) break;
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        }
        return ended;
    }

    private Process started() throws IOException, InterruptedException {
        Process fresh = launch.start(cluster, "postgres", settings());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(fresh)) {
            if (fresh.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("database: PostgreSQL ended with %d while starting in %s. %s says why."
                        .formatted(fresh.exitValue(), cluster, launch.log()));
            }
            if (System.nanoTime() - deadline > 0) {
                Launch.signal(fresh.pid(), "INT");
                throw new IOException(
                        "database: PostgreSQL was not ready within %d minutes in %s. %s says what it does."
                                .formatted(PATIENCE.toMinutes(), cluster, launch.log()));
            }
        }
        return fresh;
    }

    /// - Source: PostgreSQL's `miscadmin.h`: line 1 of `postmaster.pid` is the process, line 8 its state.
    private boolean ready(Process fresh) throws IOException {
        List<String> lines = pidFile(cluster);
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(fresh.pid()))
                && lines.get(7).startsWith("ready");
    }

    private static List<String> pidFile(Path cluster) throws IOException {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private List<String> settings() {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("port", Integer.toString(port));
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // Durable, whatever the files in the cluster say.
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("recovery_init_sync_method", "syncfs"),
            // Reachable from this machine only, and only with the password.
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            // Neither statements nor values in its log.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_line_prefix", "%m "),
            Map.entry("cluster_name", "rowan"),
            // Small: one server with a dozen connections uses it.
            Map.entry("shared_buffers", "32MB"),
            Map.entry("max_connections", "20"),
            Map.entry("work_mem", "4MB"),
            Map.entry("maintenance_work_mem", "32MB"),
            Map.entry("wal_buffers", "1MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("jit", "off"),
            Map.entry("huge_pages", "off"),
            Map.entry("io_method", "sync"),
            Map.entry("autovacuum_worker_slots", "1"),
            Map.entry("autovacuum_max_workers", "1"),
            Map.entry("max_parallel_workers", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("max_worker_processes", "1"),
            Map.entry("max_wal_senders", "2"));

    /// Stops a database that a killed server left running on this cluster, and parts of one that was killed
    /// itself: they hold its memory. Whoever calls this holds the folder's lock, so no living server uses
    /// it.
    private static void stopLeftOver(Path cluster) throws IOException {
        Set<ProcessHandle> left = leftOver(cluster);
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            for (ProcessHandle process : left) Launch.signal(process.pid(), signal);
            await(left, signal.equals("INT") ? STOPPING : KILLING);
            left = left.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
            if (left.isEmpty()) break;
        }
        if (!left.isEmpty()) {
            throw new IOException(
                    "database: a PostgreSQL (process %d) still runs on %s and does not stop. Stop it, then"
                                    .formatted(left.iterator().next().pid(), cluster)
                            + " start again.");
        }
        // Whatever process has that number now is not ours; PostgreSQL would take it for its own.
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /// PostgreSQL's processes have their cluster as working folder. So may somebody's shell.
    private static Set<ProcessHandle> leftOver(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, cluster))
                .collect(Collectors.toSet());
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.isSameFile(facts.resolve("cwd"), cluster)
                    && Files.readString(facts.resolve("comm")).strip().equals("postgres");
        } catch (IOException e) {
            // Gone meanwhile, or of another user: not the database of this cluster, which runs as ours.
            return false;
        }
    }

    private static void await(Set<ProcessHandle> processes, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - deadline < 0) {
            pause(Duration.ofMillis(20));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("database: stopped while waiting", e);
        }
    }

    @Override
    public void close() throws IOException {
        closing.set(true);
        stopping.countDown();
        Process running = process;
        if (!running.isAlive()) return;
        Launch.signal(running.pid(), "INT");
        await(Set.of(running.toHandle()), Duration.ofSeconds(30));
        if (running.isAlive()) {
            Launch.signal(running.pid(), "QUIT");
            await(Set.of(running.toHandle()), Duration.ofSeconds(10));
        }
    }
}
