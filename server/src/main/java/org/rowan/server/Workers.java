package org.rowan.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loops that run beside the doors, each on a virtual thread of its own. A loop that fails says so in the
/// log and in the health, waits, and goes on.
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Health health;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Bell> bells = new ArrayList<>();
    private volatile boolean stopping;

    Workers(Health health) {
        this.health = health;
    }

    /// One round of work. True when there may be more to do at once.
    interface Round {
        boolean work() throws Exception;
    }

    /// Wakes a worker before its pause is over.
    static final class Bell {
        private final Semaphore rung = new Semaphore(0);

        void ring() {
            if (rung.availablePermits() == 0) rung.release();
        }

        private void await(Duration pause) throws InterruptedException {
            boolean _ = rung.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            rung.drainPermits();
        }
    }

    /// - Units: `pause` between rounds that found nothing to do.
    Workers start(String name, Duration pause, Bell bell, Round round) {
        bells.add(bell);
        threads.add(Thread.ofVirtual().name(name).start(() -> loop(name, pause, bell, round)));
        return this;
    }

    private void loop(String name, Duration pause, Bell bell, Round round) {
        Duration wait = FIRST_WAIT;
        try {
            while (!stopping) {
                try {
                    boolean more = round.work();
                    health.succeeded(name);
                    wait = FIRST_WAIT;
                    if (!more) bell.await(pause);
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) { // the one place where a worker's failure is turned into a sentence
                    if (stopping) return;
                    String reason = reason(e);
                    LOG.error("worker {}: {} It goes on in {} s.", name, reason, wait.toSeconds());
                    if (!(e instanceof java.io.IOException)) LOG.error("worker {}", name, e);
                    health.failed(name, reason);
                    bell.await(wait);
                    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Exception e) {
        return e instanceof java.io.IOException io ? Sentence.of(io) : "a fault of ours: " + e.getClass();
    }

    /// Lets every loop end its round. A round that takes longer is interrupted: every act can be resumed.
    @Override
    public void close() {
        stopping = true;
        bells.forEach(Bell::ring);
        try {
            for (Thread thread : threads) {
                if (!thread.join(PATIENCE)) thread.interrupt();
            }
            for (Thread thread : threads) {
                boolean _ = thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
