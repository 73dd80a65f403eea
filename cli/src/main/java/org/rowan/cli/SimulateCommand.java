package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.base.Bytes;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.ncmec.simulator.HashSharing;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.SimulatedServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Counterparts to practise with.
@Command(
        name = "simulate",
        description = "Starts a counterpart to practise with.",
        subcommands = {SimulateCommand.Ncmec.class, SimulateCommand.NcmecHashes.class})
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
        @Mixin
        private Practice practice = new Practice();

        @Option(names = "--xsd", description = "NCMEC's schema, to be served at /xsd if you have it.")
        private Optional<Path> schema = Optional.empty();

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            Optional<Bytes> served =
                    schema.isPresent() ? Optional.of(Bytes.adopt(Files.readAllBytes(schema.get()))) : Optional.empty();
            var settings = new NcmecSimulator.Settings(
                    practice.port(), practice.controlPort(), new Credentials(practice.user(), password), served);
            try (NcmecSimulator simulator = NcmecSimulator.start(settings, InstantSource.system())) {
                return practice.run("ncmec", simulator.base(), simulator.control(), "password", password);
            }
        }
    }

    /// NCMEC's hash sharing, on the loopback address only. Runs until it is stopped.
    @Command(
            name = "ncmec-hashes",
            description = "NCMEC's hash sharing on this machine only, with made-up records.",
            footer = {
                "",
                "POST   CONTROL/records?count=N              adds made-up records",
                "POST   CONTROL/records?pdq=HASH&md5=HASH    adds one of a picture of your own",
                "POST   CONTROL/withdrawals?count=N          withdraws the oldest",
                "GET    CONTROL/records, CONTROL/votes       lists them",
                "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
            })
    static final class NcmecHashes implements Callable<Integer> {
        private static final int PAGE = 1_000;

        @Mixin
        private Practice practice = new Practice();

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            Login login = new Login(practice.user(), new Secret(password));
            return simulate(
                    practice,
                    "ncmec-hashes",
                    "password",
                    password,
                    new HashSharing(login, InstantSource.system(), PAGE));
        }
    }

    private static int simulate(Practice practice, String name, String secret, String password, Protocol protocol)
            throws IOException {
        try (SimulatedServer server = SimulatedServer.start(practice.port(), practice.controlPort(), protocol)) {
            return practice.run(name, server.base(), server.control(), secret, password);
        }
    }
}
