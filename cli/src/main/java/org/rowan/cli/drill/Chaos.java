package org.rowan.cli.drill;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills the server at random moments and starts it again, until told to stop or the kills are used up.
final class Chaos implements AutoCloseable {
    private static final int LONGEST_LIFE_MILLIS = 9_000;

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
