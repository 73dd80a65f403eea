package org.rowan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.SimulatedServer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every counterpart to practise with is told, and what it prints before it runs until it is stopped.
final class Practice {
    private static final int PASSWORD_BYTES = 16;

    @Option(names = "--port", defaultValue = "0", description = "The service's port; 0 for any free one.")
    private int port;

    @Option(names = "--control-port", defaultValue = "0", description = "The control desk's port; 0 for any.")
    private int controlPort;

    @Option(names = "--password-file", description = "Holds the password; without it a new one is made and shown.")
    private Optional<Path> passwordFile = Optional.empty();

    private CommandSpec command = CommandSpec.create();

    @Spec(Spec.Target.MIXEE)
    void command(CommandSpec mixee) {
        command = mixee;
    }

    int port() {
        return port;
    }

    int controlPort() {
        return controlPort;
    }

    String password() throws IOException {
        return password(Practice::made);
    }

    private static String made() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// `made`: makes one where none is given.
    String password(Supplier<String> made) throws IOException {
        if (passwordFile.isEmpty()) return made.get();
        String password =
                Files.readString(passwordFile.get(), StandardCharsets.UTF_8).strip();
        if (password.isEmpty()) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "the password file is empty; it must hold one line");
        }
        return password;
    }

    /// Runs `protocol` until it is stopped.
    int simulate(String name, Protocol protocol, Map<String, String> user, String secret, String password)
            throws IOException {
        try (SimulatedServer server = SimulatedServer.start(port, controlPort, protocol)) {
            return run(name, server.base(), server.control(), user, secret, password);
        }
    }

    /// Prints where it is and who may come in, then waits for the end. `user`: what it is called and is, if
    /// there is one. `secret`: what the password is called there.
    int run(String name, URI base, URI control, Map<String, String> user, String secret, String password) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(name + " simulator:", base.toString());
        lines.put("control desk:", control.toString());
        new TreeMap<>(user).forEach((label, value) -> lines.put(label + ":", value));
        // A password made here is worth nothing outside this run.
        lines.put(secret + ":", passwordFile.map(f -> "as in the file given").orElse(password));
        PrintWriter out = command.commandLine().getOut();
        lines.forEach((label, value) -> out.printf("%-25s %s%n", label, value));
        out.println("Everything is in memory and gone when this stops. Stop with Ctrl-C.");
        out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CommandLine.ExitCode.OK;
    }
}
