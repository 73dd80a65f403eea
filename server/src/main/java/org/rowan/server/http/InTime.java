package org.rowan.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.rowan.server.Pace;

/// The body of a request, which ends with an error when it takes too long in all. A single read cannot be
/// longer than the time that a connection may be silent.
final class InTime extends InputStream {
    private final InputStream in;
    private final Pace pace;
    private final long announced;
    private final LongSupplier nanos;
    private final long began;
    private long received;
    private boolean late;

    /// `announced`: bytes; less than 1 when the client does not say. `nanos`: a clock that never goes back.
    InTime(InputStream in, Pace pace, long announced, LongSupplier nanos) {
        this.in = in;
        this.pace = pace;
        this.announced = announced;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    boolean late() {
        return late;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = in.read(into, from, most);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws IOException {
        received += more;
        Duration taken = Duration.ofNanos(nanos.getAsLong() - began);
        if (taken.compareTo(pace.allowed(Math.max(announced, received))) <= 0) return;
        late = true;
        throw new IOException("the request took too long");
    }
}
