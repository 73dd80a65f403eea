package org.rowan.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rowan.exchange.Secret;
import org.rowan.exchange.hooks.simulator.HookReceiver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The service's end of a webhook, on the loopback address only. Runs until it is stopped.
@Command(
        name = "hooks",
        description = "A service on this machine only that does what it is asked by webhooks.",
        footer = {
            "",
            "GET    CONTROL/asked                        lists every request that came",
            "GET    CONTROL/state                        what is held, removed, suspended, case by case",
            "POST   CONTROL/refuse?code=410              refuses from now on; 0 ends it",
            "POST   CONTROL/facts?answer=JSON            is its signed answer to rowan.enrich",
            "POST   CONTROL/faults?kind=KIND&times=N     orders a fault; DELETE forgets those to come"
        })
final class SimulateHooks implements Callable<Integer> {
    private static final int KEY_BYTES = 32;

    @Mixin
    private Practice practice = new Practice();

    @Override
    public Integer call() throws IOException {
        String secret = practice.password(SimulateHooks::made);
        return practice.simulate(
                "hooks", new HookReceiver(new Secret(secret), InstantSource.system()), Map.of(), "secret", secret);
    }

    private static String made() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
