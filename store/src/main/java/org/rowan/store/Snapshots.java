package org.rowan.store;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.rowan.hashlist.LayeredIndex;

/// The newest index in memory. A change in this process builds the next one before it returns, and readers
/// go on with the one before until then; only a change made by another process makes a reader wait.
final class Snapshots {
    static final long NONE = -1;

    interface Numbering {
        long read() throws IOException;
    }

    interface Builder {
        LayeredIndex build(LayeredIndex before) throws IOException;
    }

    /// Gives the number of the snapshot that a change led to, empty when nothing was changed.
    interface Changing {
        Optional<Long> run() throws IOException;
    }

    private final Numbering number;
    private final Builder builder;
    private final ReentrantLock building = new ReentrantLock();
    private volatile LayeredIndex newest = LayeredIndex.empty(NONE);
    /// The number that a change of this process, which has not returned yet, gives.
    private final AtomicLong underWay = new AtomicLong(NONE);

    Snapshots(Numbering number, Builder builder) {
        this.number = number;
        this.builder = builder;
    }

    LayeredIndex current() throws IOException {
        LayeredIndex seen = newest;
        long wanted = number.read();
        boolean stillAllowed = wanted == underWay.get() && seen.number() == wanted - 1;
        if (wanted == seen.number() || stillAllowed) return seen;
        building.lock();
        try {
            if (newest.number() < wanted) newest = builder.build(newest);
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
        return changed(() -> change.run().isPresent() ? something(true) : nothing(false));
    }

    /// What a change came to. `something`: the lists are not as they were.
    record Outcome<T>(T value, boolean something) {}

    static <T> Outcome<T> something(T value) {
        return new Outcome<>(value, true);
    }

    static <T> Outcome<T> nothing(T value) {
        return new Outcome<>(value, false);
    }

    interface Telling<T> {
        Outcome<? extends T> run() throws IOException;
    }

    <T> T changed(Telling<T> change) throws IOException {
        building.lock();
        try {
            if (newest.number() == NONE) newest = builder.build(newest);
            Outcome<? extends T> outcome = change.run();
            if (outcome.something()) newest = builder.build(newest);
            return outcome.value();
        } finally {
            underWay.set(NONE);
            building.unlock();
        }
    }
}
