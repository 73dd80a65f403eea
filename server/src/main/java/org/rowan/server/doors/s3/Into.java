package org.rowan.server.doors.s3;

import java.io.Closeable;
import java.util.function.Supplier;
import org.rowan.exchange.s3.Sink;
import org.rowan.server.doors.Filling;

/// The bytes of one object, within the budget of all uploads; begun anew with each try.
final class Into implements Sink, Closeable {
    private final Supplier<Filling> fresh;
    private Filling filling;

    Into(Supplier<Filling> fresh) {
        this.fresh = fresh;
        this.filling = fresh.get();
    }

    @Override
    public synchronized void begin() {
        filling.close();
        filling = fresh.get();
    }

    @Override
    public synchronized boolean take(byte[] bytes, int count) {
        filling.add(bytes, count);
        return filling.trouble().isEmpty();
    }

    synchronized Filling filling() {
        return filling;
    }

    @Override
    public synchronized void close() {
        filling.close();
    }
}
