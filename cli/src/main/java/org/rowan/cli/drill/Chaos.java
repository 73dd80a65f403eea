package org.rowan.cli.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills the server at random moments and starts it again, until told to stop or the kills are used up.
///
/// One kill in three falls while the server starts, the others after it has begun to answer: on a slow
/// machine too it gets to do something before it dies.
final class Chaos implements AutoCloseable {
    private static final int LONGEST_LIFE_MILLIS = 5_000;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int WHILE_STARTING = 3;

    private final ServerProcess server;
    private final Random random;
    private final Thread thread;
    private volatile boolean over;
    private final AtomicInteger kills = new AtomicInteger();

    private Chaos(ServerProcess server, int wanted, long seed) {
        this.server = server;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().daemon().name("chaos").unstarted(() -> run(wanted));
    }

    static Chaos start(ServerProcess server, int kills, long seed) {
        Chaos chaos = new Chaos(server, kills, seed);
        chaos.thread.start();
        return chaos;
    }

    /// So far.
    int kills() {
        return kills.get();
    }

    private void run(int wanted) {
        try {
            while (!over && kills.get() < wanted) {
                if (random.nextInt(WHILE_STARTING) > 0) awaitAnswer();
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                if (over) return;
                server.kill();
                kills.incrementAndGet();
                server.startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the server could not be started again", e);
        }
    }

    private void awaitAnswer() {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!over && Instant.now().isBefore(end) && !server.answers()) Patience.pause();
    }

    /// No more kills after this returned; the server is up or starting.
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
