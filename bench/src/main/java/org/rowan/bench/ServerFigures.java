package org.rowan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How long a server takes until it is ready, and how much memory it holds when it has nothing to do, its
/// children and its database included. Measured on a server of its own, in an empty folder, that is stopped
/// again.
final class ServerFigures {
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final double MEBIBYTE = 1024.0;

    private final Path launcher;

    ServerFigures(Path launcher) {
        this.launcher = launcher;
    }

    void print(PrintStream out) throws IOException {
        Path data = Files.createTempDirectory("rowan-bench-");
        out.println();
        try {
            out.printf("server ready, first start (new database)    %5.1f s%n", ready(data, false, out));
            out.printf("server ready, later start                   %5.1f s%n", ready(data, true, out));
        } finally {
            try (Stream<Path> all = Files.walk(data)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            }
        }
    }

    private double ready(Path data, boolean thenIdle, PrintStream out) throws IOException {
        long start = System.nanoTime();
        Process server = new ProcessBuilder(launcher.toString(), "serve", "--data", data.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.out").toFile())
                .start();
        try {
            // The server writes this note as its last act before it says that it is ready.
            await(() -> Files.exists(data.resolve("run").resolve("server.json")), server);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (thenIdle) {
                sleep(IDLE);
                out.printf(
                        "resident when idle, children and database   %5.0f MiB"
                                + " (shared memory counted once: %.0f MiB)%n",
                        memory(server, "Rss:"), memory(server, "Pss:"));
            }
            return seconds;
        } finally {
            server.destroy();
            await(() -> !server.isAlive(), server);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, Process server) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end || (!server.isAlive() && !condition.holds())) {
                throw new IOException(
                        "the server did not get ready or did not stop within " + LIMIT.toSeconds() + " s");
            }
            sleep(Duration.ofMillis(20));
        }
    }

    private static double memory(Process server, String kind) throws IOException {
        List<ProcessHandle> all = new ArrayList<>(List.of(server.toHandle()));
        server.descendants().forEach(all::add);
        double kibibytes = 0;
        for (ProcessHandle one : all) {
            kibibytes += size(one.pid(), kind).orElse(0L);
        }
        return kibibytes / MEBIBYTE;
    }

    /// `Rss:` counts memory that several processes share once for each; `Pss:` divides it among them.
    private static Optional<Long> size(long pid, String kind) throws IOException {
        Path rollup = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
        if (!Files.isReadable(rollup)) return Optional.empty();
        return Files.readString(rollup)
                .lines()
                .filter(line -> line.startsWith(kind))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
