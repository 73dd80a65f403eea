package org.rowan.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.ScanIndex;

/// The newest index in memory. A change in this process builds the next one before it returns, and readers
/// go on with the one before until then; only a change made by another process makes a reader wait.
final class Snapshots {
    private static final long NONE = -1;

    interface Numbering {
        long read() throws IOException;
    }

    interface Builder {
        HashIndex build() throws IOException;
    }

    /// Gives the number of the snapshot that a change led to, empty when nothing was changed.
    interface Changing {
        Optional<Long> run() throws IOException;
    }

    private final Numbering number;
    private final Builder builder;
    private final ReentrantLock building = new ReentrantLock();
    private volatile HashIndex newest = ScanIndex.of(NONE, List.of());
    /// The number that a change of this process, which has not returned yet, gives.
    private final AtomicLong underWay = new AtomicLong(NONE);

    Snapshots(Numbering number, Builder builder) {
        this.number = number;
        this.builder = builder;
    }

    HashIndex current() throws IOException {
        HashIndex seen = newest;
        long wanted = number.read();
        boolean stillAllowed = wanted == underWay.get() && seen.number() == wanted - 1;
        if (wanted == seen.number() || stillAllowed) return seen;
        building.lock();
        try {
            if (newest.number() < wanted) newest = builder.build();
            return newest;
        } finally {
            building.unlock();
        }
    }

    /// To be called inside the change, while nobody else can give out numbers.
    void announce(long coming) {
        underWay.set(coming);
    }

    /// True when something was changed.
    boolean changing(Changing change) throws IOException {
        building.lock();
        try {
            if (newest.number() == NONE) newest = builder.build();
            Optional<Long> changed = change.run();
            if (changed.isPresent()) newest = builder.build();
            return changed.isPresent();
        } finally {
            underWay.set(NONE);
            building.unlock();
        }
    }
}
