package org.rowan.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// `serve`: starts a server, says where it is and what is missing, and stops it on SIGTERM.
public final class Main {
    private static final int WRONG_COMMAND = 2;
    private static final int NOT_STARTED = 1;

    private Main() {}

    public static void main(String... given) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(System.out, System.err, given));
    }

    private static int run(PrintStream out, PrintStream err, String... given) {
        try {
            if (List.of(given).contains("--help") || List.of(given).contains("-h")) {
                out.print(Arguments.USAGE);
                return 0;
            }
            Arguments arguments = Arguments.of(given);
            return arguments.train() ? train() : serve(arguments, out);
        } catch (Arguments.Wrong wrong) {
            err.println(wrong.getMessage());
            err.print(Arguments.USAGE);
            return WRONG_COMMAND;
        } catch (IOException failed) {
            err.println(Sentence.of(failed));
            return NOT_STARTED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_STARTED;
        }
    }

    private static int serve(Arguments arguments, PrintStream out) throws IOException, InterruptedException {
        requireLinux(System.getProperty("os.name"));
        out.println("Rowan is starting on " + arguments.data().toAbsolutePath().normalize() + " …");
        Server server = Server.start(arguments);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("Rowan is stopping: requests under way are finished first.");
            try {
                server.close();
                out.println("Rowan has stopped.");
            } catch (IOException e) {
                out.println("Rowan has stopped, but not cleanly: " + e.getMessage());
            }
            stopped.countDown();
        }));
        welcome(arguments, server, out);
        stopped.await();
        return 0;
    }

    /// Its PostgreSQL and the walls around its decoders are made of what Linux has.
    static void requireLinux(String system) throws IOException {
        if (!system.equals("Linux")) {
            throw new IOException(
                    "The server runs on Linux; this is %s. Start it on a Linux machine, or in a virtual one here."
                            .formatted(system));
        }
    }

    private static void welcome(Arguments arguments, Server server, PrintStream out) throws IOException {
        Path data = arguments.data();
        out.println("Rowan is ready at " + server.address());
        out.println("  data directory " + data.toAbsolutePath().normalize() + " (settings: "
                + arguments.config().orElse(data.resolve("rowan.conf")) + ")");
        out.println("  what it has to say later stands here and in " + server.logFile());
        out.println("  " + server.describe());
        if (server.acts().people().all().isEmpty()) {
            out.println("  nobody can sign in yet. Add the first person:");
            out.println("    ./rowan person add NAME --role=admin --role=lead --data " + data);
        }
        if (server.acts().listing().all().isEmpty()) {
            out.println("  no hash list of your own yet: nothing is compared with one. Import one:");
            out.println("    ./rowan list import --name NAME --source SOURCE --type pdq FILE --data " + data);
        }
        out.flush();
    }

    /// Starts a server on a folder that is thrown away, asks it a little, and stops it: what a start needs
    /// is loaded once, so that `-XX:AOTCacheOutput` can remember it.
    private static int train() throws IOException, InterruptedException, Arguments.Wrong {
        Path data = Files.createTempDirectory("rowan-train");
        try (Server server = Server.start(Arguments.of("--data=" + data, "--port=0"))) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (String path :
                        List.of("/healthz", "/sign-in", "/log/checkpoint", "/openapi.json", "/api/v1/items")) {
                    client.send(
                            HttpRequest.newBuilder(URI.create(server.address() + path))
                                    .build(),
                            BodyHandlers.discarding());
                }
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
