package org.rowan.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What is wrong at this moment, in sentences: from checks made when somebody asks, and from workers that
/// fail until they succeed again. The checks run side by side, and nobody waits longer than two seconds.
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration STILL_TRUE = Duration.ofMinutes(1);

    private final Map<String, Asking> checks = new LinkedHashMap<>();
    private final Map<String, String> failing = new LinkedHashMap<>();

    /// `part`: of the service. `reason`: without content, names or hash values.
    public record Trouble(String part, String reason) {}

    /// What is wrong with a part, if anything is. An exception counts as wrong, too.
    public interface Check {
        Optional<String> trouble() throws Exception;
    }

    public synchronized Health with(String part, Check check) {
        checks.put(part, new Asking(check));
        return this;
    }

    public synchronized void failed(String worker, String reason) {
        failing.put(worker, reason);
    }

    public synchronized void succeeded(String worker) {
        failing.remove(worker);
    }

    public List<Trouble> troubles() {
        Map<String, Asking> toAsk;
        List<Trouble> troubles = new ArrayList<>();
        synchronized (this) {
            toAsk = new LinkedHashMap<>(checks);
            failing.forEach((worker, reason) -> troubles.add(new Trouble(worker, reason)));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        toAsk.values().forEach(Asking::begin);
        toAsk.forEach(
                (part, asking) -> asking.answer(deadline).ifPresent(reason -> troubles.add(new Trouble(part, reason))));
        return troubles;
    }

    /// One check, made by one thread at a time, however many ask.
    private static final class Asking {
        private final Check check;
        private CompletableFuture<Optional<String>> running = CompletableFuture.completedFuture(Optional.empty());
        private Optional<Answer> last = Optional.empty();

        private record Answer(Optional<String> trouble, long nanos) {}

        Asking(Check check) {
            this.check = check;
        }

        synchronized void begin() {
            if (!running.isDone()) return;
            CompletableFuture<Optional<String>> fresh = new CompletableFuture<>();
            running = fresh;
            Thread.ofVirtual().name("health").start(() -> {
                Optional<String> trouble = ask();
                keep(trouble);
                fresh.complete(trouble);
            });
        }

        private synchronized void keep(Optional<String> trouble) {
            last = Optional.of(new Answer(trouble, System.nanoTime()));
        }

        private Optional<String> ask() {
            try {
                return check.trouble();
            } catch (Exception e) { // a check that fails is an answer: this part is not well
                return Optional.of(
                        e instanceof java.io.IOException io
                                ? "could not be checked: " + Sentence.of(io)
                                : "could not be checked (" + e.getClass().getSimpleName() + "). See the server's log.");
            }
        }

        /// The answer of the check under way; when that takes too long, the one before it for a minute.
        Optional<String> answer(long deadline) {
            try {
                return current().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException slow) {
                return before();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("a check's failure is its answer", impossible);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("was not asked: the server is stopping.");
            }
        }

        private synchronized CompletableFuture<Optional<String>> current() {
            return running;
        }

        private synchronized Optional<String> before() {
            if (last.isPresent() && System.nanoTime() - last.get().nanos() < STILL_TRUE.toNanos()) {
                return last.get().trouble();
            }
            return Optional.of("did not answer within 2 s.");
        }
    }
}
