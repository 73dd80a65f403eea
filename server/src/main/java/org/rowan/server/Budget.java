package org.rowan.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that uploads on their way may take together. Whoever finds none is asked to come back, so
/// that many large files at once slow the service and never kill it.
public final class Budget {
    private static final int UNIT = 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore free;
    private final int all;

    public Budget(long bytes) {
        all = Math.toIntExact(Math.max(1, bytes / UNIT));
        free = new Semaphore(all, true);
    }

    /// A share that must be given back; -1 when there was none in time.
    public int take(long bytes) throws InterruptedException {
        int units = Math.toIntExact(Math.min(all, bytes / UNIT + 1));
        return free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS) ? units : -1;
    }

    public void giveBack(int units) {
        free.release(units);
    }
}
