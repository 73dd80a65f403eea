package org.rowan.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far the log is published, and waiting for it. The publisher may be another process, so whoever waits
/// also looks into the database now and then.
final class Publication {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Database database;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long known;

    Publication(Database database) {
        this.database = database;
    }

    void onAppended(Runnable listener) {
        listeners.add(listener);
    }

    void appended() {
        listeners.forEach(Runnable::run);
    }

    void reached(long size, String origin) throws IOException {
        long now = database.transaction(
                "recording the published head",
                connection -> Sql.of(
                                "update log_head set published = greatest(published, ?), origin = ?"
                                        + " returning published",
                                size,
                                origin)
                        .first(connection, row -> row.getLong("published"))
                        .orElseThrow());
        learn(now);
    }

    long size() throws IOException {
        long now = database.transaction(
                "reading the published head",
                connection -> Sql.of("select published from log_head")
                        .first(connection, row -> row.getLong("published"))
                        .orElseThrow());
        learn(now);
        return now;
    }

    private void learn(long size) {
        lock.lock();
        try {
            known = Math.max(known, size);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns once a published head covers `size` entries.
    ///
    /// - Errors: `IOException` when that takes longer than 15 seconds; what was committed stands.
    void await(long size) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!heard(size) && size() < size) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("waiting for the log: no signed head covers entry " + (size - 1) + " after "
                        + PATIENCE.toSeconds() + " s. What was saved stands, and nothing was opened or sent. Check"
                        + " that the process that publishes the log runs, and try again.");
            }
        }
    }

    /// Waits a moment for news from this process.
    private boolean heard(long size) throws IOException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS);
            while (known < size && left > 0) left = moved.awaitNanos(left);
            return known >= size;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for the log: stopped. What was saved stands.", e);
        } finally {
            lock.unlock();
        }
    }
}
