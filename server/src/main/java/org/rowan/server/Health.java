package org.rowan.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong at this moment, in sentences: from checks made when somebody asks, and from workers that
/// fail until they succeed again.
public final class Health {
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final Map<String, String> failing = new LinkedHashMap<>();

    /// `part`: of the service. `reason`: without content, names or hash values.
    public record Trouble(String part, String reason) {}

    /// What is wrong with a part, if anything is. An exception counts as wrong, too.
    public interface Check {
        Optional<String> trouble() throws Exception;
    }

    public synchronized Health with(String part, Check check) {
        checks.put(part, check);
        return this;
    }

    public synchronized void failed(String worker, String reason) {
        failing.put(worker, reason);
    }

    public synchronized void succeeded(String worker) {
        failing.remove(worker);
    }

    public List<Trouble> troubles() {
        Map<String, Check> toAsk;
        List<Trouble> troubles = new ArrayList<>();
        synchronized (this) {
            toAsk = new LinkedHashMap<>(checks);
            failing.forEach((worker, reason) -> troubles.add(new Trouble(worker, reason)));
        }
        toAsk.forEach((part, check) -> ask(check).ifPresent(reason -> troubles.add(new Trouble(part, reason))));
        return troubles;
    }

    private static Optional<String> ask(Check check) {
        try {
            return check.trouble();
        } catch (Exception e) { // a check that fails is an answer: this part is not well
            return Optional.of("could not be checked (" + e.getClass().getSimpleName() + "). See the server's log.");
        }
    }
}
