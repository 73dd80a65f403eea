package org.rowan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.base.Bytes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Counterparts to practise with.
@Command(
        name = "simulate",
        description = "Starts a counterpart to practise with.",
        subcommands = SimulateCommand.Ncmec.class)
final class SimulateCommand {

    /// The CyberTipline, on the loopback address only. Runs until it is stopped.
    @Command(
            name = "ncmec",
            description = "A CyberTipline on this machine only, for drills; runs until it is stopped.",
            footer = {
                "",
                "POST   CONTROL/faults?kind=KIND&at=ENDPOINT&times=N&value=V   orders a fault",
                "DELETE CONTROL/faults                                         forgets those to come",
                "GET    CONTROL/reports                                        lists every report"
            })
    static final class Ncmec implements Callable<Integer> {
        private static final int PASSWORD_BYTES = 16;

        @Option(names = "--port", defaultValue = "0", description = "The service's port; 0 for any free one.")
        private int port;

        @Option(names = "--control-port", defaultValue = "0", description = "The control desk's port; 0 for any.")
        private int controlPort;

        @Option(names = "--user", defaultValue = "drill", description = "The user name (default: ${DEFAULT-VALUE}).")
        private String user = "drill";

        @Option(names = "--password-file", description = "Holds the password; without it a new one is made and shown.")
        private Optional<Path> passwordFile = Optional.empty();

        @Option(names = "--xsd", description = "NCMEC's schema, to be served at /xsd if you have it.")
        private Optional<Path> schema = Optional.empty();

        private CommandSpec command = CommandSpec.create();

        @Spec
        void command(CommandSpec self) {
            command = self;
        }

        @Override
        public Integer call() throws IOException {
            var out = command.commandLine().getOut();
            String password = password();
            Optional<Bytes> served =
                    schema.isPresent() ? Optional.of(Bytes.adopt(Files.readAllBytes(schema.get()))) : Optional.empty();
            var settings = new NcmecSimulator.Settings(port, controlPort, new Credentials(user, password), served);
            try (NcmecSimulator simulator = NcmecSimulator.start(settings, InstantSource.system())) {
                out.println("ncmec simulator: " + simulator.base());
                out.println("control desk:    " + simulator.control());
                out.println("user:            " + user);
                // A password made here is worth nothing outside this run.
                out.println("password:        "
                        + passwordFile.map(f -> "as in the file given").orElse(password));
                out.println("Everything is in memory and gone when this stops. Stop with Ctrl-C.");
                out.flush();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return CommandLine.ExitCode.OK;
        }

        private String password() throws IOException {
            if (passwordFile.isEmpty()) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                return HexFormat.of().formatHex(random);
            }
            String password =
                    Files.readString(passwordFile.get(), StandardCharsets.UTF_8).strip();
            if (password.isEmpty()) {
                throw new CommandLine.ParameterException(
                        command.commandLine(), "the password file is empty; it must hold one line");
            }
            return password;
        }
    }
}
