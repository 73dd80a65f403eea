package org.rowan.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rowan.hashlist.HashIndex;

/// Loads the index as soon as the store is open, and keeps its file: on a thread of its own, so that no
/// change and no reader ever waits for the file.
///
/// The file follows a change within `SELDOM`, and within a round when an eighth of the entries came or
/// went; at an orderly end it is written whatever changed.
final class IndexKeeper implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    /// How long an orderly end waits for the file.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MUCH = 8;

    private final PostgresHashLists lists;
    private final IndexFile file;
    private final Consumer<String> told;
    private final Semaphore ending = new Semaphore(0);
    private final Thread thread;
    private long lastTried = System.nanoTime();
    private Optional<String> lastTold = Optional.empty();

    private IndexKeeper(PostgresHashLists lists, IndexFile file, Consumer<String> told) {
        this.lists = lists;
        this.file = file;
        this.told = told;
        thread = Thread.ofPlatform().name("index file").daemon().unstarted(this::loop);
    }

    static IndexKeeper of(PostgresHashLists lists, IndexFile file, Consumer<String> told) {
        IndexKeeper keeper = new IndexKeeper(lists, file, told);
        keeper.thread.start();
        return keeper;
    }

    private void loop() {
        try {
            do {
                attempt(false);
            } while (!ending.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS));
            attempt(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(boolean last) {
        try {
            HashIndex newest = lists.snapshot();
            if (!last && !due(newest)) return;
            lastTried = System.nanoTime();
            if (lists.keep()) lastTold = Optional.empty();
        } catch (IOException e) {
            tell("the disk or the database refused (%s)".formatted(e.getClass().getSimpleName()));
        } catch (OutOfMemoryError e) {
            tell("there was not enough memory");
        }
    }

    private boolean due(HashIndex newest) {
        IndexFile.Standing standing = file.standing();
        if (standing.number() == newest.number()) return false;
        if (standing.number() == Snapshots.NONE && lastTold.isEmpty()) return true;
        long changed = Math.abs((long) newest.size() - standing.size());
        boolean much = lastTold.isEmpty() && MUCH * changed > standing.size();
        return much || System.nanoTime() - lastTried > SELDOM.toNanos();
    }

    /// The same trouble is told once.
    private void tell(String why) {
        if (lastTold.equals(Optional.of(why))) return;
        lastTold = Optional.of(why);
        told.accept("index of hash lists: its file was not written: " + why + ". Expected room on the disk and a"
                + " database that answers. Matching goes on; the file that was there stays, and the next start may take"
                + " longer. It is tried again.");
    }

    /// Lets a file that is being written be finished, and writes what changed since.
    @Override
    public void close() {
        ending.release();
        try {
            boolean _ = thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
