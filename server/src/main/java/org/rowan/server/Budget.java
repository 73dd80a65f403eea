package org.rowan.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that uploads on their way may take together. Whoever finds none is asked to come back, so
/// that many large files at once slow the service and never kill it.
public final class Budget {
    private static final int UNIT = 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore free;
    private final int all;
    /// What each client may still take; there are no more of them than clients with a key.
    private final Map<String, Semaphore> clients = new ConcurrentHashMap<>();

    public Budget(long bytes) {
        all = Math.toIntExact(Math.max(1, bytes / UNIT));
        free = new Semaphore(all, true);
    }

    /// A share that must be given back; -1 when there was none in time.
    public int take(long bytes) throws InterruptedException {
        int units = Math.toIntExact(Math.min(all, bytes / UNIT + 1));
        return free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS) ? units : -1;
    }

    /// The same for a client, which gets half of everything at most, so that one alone cannot keep all
    /// others out. It is given back by [#giveBack(String, int)].
    public int take(String client, long bytes) throws InterruptedException {
        int units = Math.toIntExact(Math.min(half(), bytes / UNIT + 1));
        Semaphore own = clients.computeIfAbsent(client, c -> new Semaphore(half(), true));
        if (!own.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) return -1;
        if (free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) return units;
        own.release(units);
        return -1;
    }

    public void giveBack(String client, int units) {
        free.release(units);
        Optional.ofNullable(clients.get(client)).ifPresent(own -> own.release(units));
    }

    private int half() {
        return Math.max(1, all / 2);
    }

    public void giveBack(int units) {
        free.release(units);
    }
}
