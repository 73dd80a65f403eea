package org.rowan.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.ncmec.simulator.HashSharing;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.stopncii.simulator.IntimateImages;
import org.rowan.exchange.threatexchange.simulator.ThreatUpdates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// List exchanges to practise with, each on the loopback address only, with made-up records.
final class SimulateExchange {
    private static final int PAGE = 1_000;

    private SimulateExchange() {}

    /// NCMEC's hash sharing. Runs until it is stopped.
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
        @Mixin
        private Practice practice = new Practice();

        @Option(names = "--user", defaultValue = "drill", description = "The user name (default: ${DEFAULT-VALUE}).")
        private String user = "drill";

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            Protocol protocol = new HashSharing(new Login(user, new Secret(password)), InstantSource.system(), PAGE);
            return practice.simulate("ncmec-hashes", protocol, Map.of("user", user), "password", password);
        }
    }

    /// One privacy group of ThreatExchange. Runs until it is stopped.
    @Command(
            name = "threatexchange",
            description = "A privacy group of ThreatExchange on this machine only, with made-up records.",
            footer = {
                "",
                "POST   CONTROL/records?count=N              adds made-up records",
                "POST   CONTROL/records?pdq=HASH             adds one of a picture of your own",
                "POST   CONTROL/withdrawals?count=N          withdraws the oldest",
                "POST   CONTROL/group?name=NAME&updates=B    changes the group",
                "GET    CONTROL/records, CONTROL/votes       lists them",
                "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
            })
    static final class OfThreatExchange implements Callable<Integer> {
        @Mixin
        private Practice practice = new Practice();

        @Option(names = "--app", defaultValue = "4711", description = "The app's number (default: ${DEFAULT-VALUE}).")
        private String app = "4711";

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            Protocol protocol = new ThreatUpdates(app, new Secret(password), InstantSource.system(), PAGE);
            return practice.simulate(
                    "threatexchange",
                    protocol,
                    Map.of("app", app, "group", ThreatUpdates.GROUP),
                    "app secret",
                    password);
        }
    }

    /// StopNCII. Runs until it is stopped.
    @Command(
            name = "stopncii",
            description = "StopNCII on this machine only, with made-up records.",
            footer = {
                "",
                "POST   CONTROL/records?count=N              adds made-up records",
                "POST   CONTROL/records?pdq=HASH             adds one of a picture of your own",
                "POST   CONTROL/withdrawals?count=N          withdraws the oldest",
                "GET    CONTROL/records, CONTROL/votes       lists them",
                "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
            })
    static final class OfStopNcii implements Callable<Integer> {
        @Mixin
        private Practice practice = new Practice();

        @Override
        public Integer call() throws IOException {
            String key = practice.password();
            Protocol protocol = new IntimateImages(new Secret(key), InstantSource.system(), PAGE);
            return practice.simulate("stopncii", protocol, Map.of(), "every key", key);
        }
    }
}
