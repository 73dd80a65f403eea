package org.rowan.cli.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rowan.base.Personal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of its own for the drill, started as anybody starts one: `./rowan serve --data DIR`.
final class ServerProcess implements AutoCloseable {
    private final Path launcher;
    private final Path data;
    private final int port;
    private Process process;

    private ServerProcess(Path launcher, Path data, int port, Process process) {
        this.launcher = launcher;
        this.data = data;
        this.port = port;
        this.process = process;
    }

    static ServerProcess start(Path launcher, Path data) throws IOException {
        int port = freePort();
        return new ServerProcess(launcher, data, port, spawn(launcher, data, port));
    }

    private static Process spawn(Path launcher, Path data, int port) throws IOException {
        return new ProcessBuilder(List.of(
                        launcher.toString(), "serve", "--data", data.toString(), "--port", String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                .start();
    }

    static Path log(Path data) {
        return data.resolve("server.out");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    synchronized boolean alive() {
        return process.isAlive();
    }

    /// Whether something listens at its port.
    boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The token of the administration door, once the server has written it down.
    Optional<Personal<String>> token() throws IOException {
        Path note = data.resolve("run").resolve("server.json");
        if (!Files.exists(note)) return Optional.empty();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(note));
        return json.path("address").asString().endsWith(":" + port)
                ? Optional.of(new Personal<>(json.path("token").asString()))
                : Optional.empty();
    }

    /// SIGKILL: the process gets no chance to tidy up.
    synchronized void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    synchronized void startAgain() throws IOException {
        process = spawn(launcher, data, port);
    }

    /// Asks it to stop and waits until it has.
    @Override
    public synchronized void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "the server did not stop within 30 s and was killed; its output is in " + log(data));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
