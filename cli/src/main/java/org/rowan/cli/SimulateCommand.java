package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.base.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Counterparts to practise with.
@Command(
        name = "simulate",
        description = "Starts a counterpart to practise with.",
        subcommands = {
            SimulateCommand.Ncmec.class,
            SimulateExchange.NcmecHashes.class,
            SimulateExchange.OfThreatExchange.class,
            SimulateExchange.OfStopNcii.class,
            SimulateLookup.OfArachnid.class,
            SimulateLookup.OfPhotoDna.class,
            SimulateHooks.class
        })
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

        @Option(names = "--user", defaultValue = "drill", description = "The user name (default: ${DEFAULT-VALUE}).")
        private String user = "drill";

        @Option(names = "--xsd", description = "NCMEC's schema, to be served at /xsd if you have it.")
        private Optional<Path> schema = Optional.empty();

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            Optional<Bytes> served =
                    schema.isPresent() ? Optional.of(Bytes.adopt(Files.readAllBytes(schema.get()))) : Optional.empty();
            var settings = new NcmecSimulator.Settings(
                    practice.port(), practice.controlPort(), new Credentials(user, password), served);
            try (NcmecSimulator simulator = NcmecSimulator.start(settings, InstantSource.system())) {
                return practice.run(
                        "ncmec", simulator.base(), simulator.control(), Map.of("user", user), "password", password);
            }
        }
    }
}
