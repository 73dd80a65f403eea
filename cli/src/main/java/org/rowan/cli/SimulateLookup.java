package org.rowan.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.lookup.simulator.Arachnid;
import org.rowan.exchange.lookup.simulator.PhotoDna;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Matchers of others to practise with, each on the loopback address only. They know what they are told.
final class SimulateLookup {
    private SimulateLookup() {}

    /// Arachnid Shield. Runs until it is stopped.
    @Command(
            name = "arachnid",
            description = "Arachnid Shield on this machine only; knows what it is told.",
            footer = {
                "",
                "POST   CONTROL/known?pdq=HASH&said=csam     knows a hash; sha256=HASH knows a file",
                "GET    CONTROL/asked                        lists what it was sent",
                "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
            })
    static final class OfArachnid implements Callable<Integer> {
        @Mixin
        private Practice practice = new Practice();

        @Option(names = "--user", defaultValue = "drill", description = "The user name (default: ${DEFAULT-VALUE}).")
        private String user = "drill";

        @Override
        public Integer call() throws IOException {
            String password = practice.password();
            return practice.simulate(
                    "arachnid",
                    new Arachnid(new Login(user, new Secret(password))),
                    Map.of("user", user),
                    "password",
                    password);
        }
    }

    /// The PhotoDNA Cloud Service. Runs until it is stopped.
    @Command(
            name = "photodna",
            description = "The PhotoDNA Cloud Service on this machine only; compares SHA-256 values.",
            footer = {
                "",
                "POST   CONTROL/known?sha256=HASH&said=Test  knows a file",
                "POST   CONTROL/code?value=3206              answers with this code from now on",
                "GET    CONTROL/asked                        lists what it was sent",
                "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
            })
    static final class OfPhotoDna implements Callable<Integer> {
        @Mixin
        private Practice practice = new Practice();

        @Override
        public Integer call() throws IOException {
            String key = practice.password();
            return practice.simulate("photodna", new PhotoDna(new Secret(key)), Map.of(), "key", key);
        }
    }
}
