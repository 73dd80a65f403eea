package org.rowan.server.doors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// One connection, read and written in order by one thread, with a deadline for every wait.
///
/// A socket of a file system knows no time-outs of its own, so a watch looks at all wires in turn: it ends
/// the reading half of one that waits too long, which leaves the other half for an answer, and closes one
/// that does not take its answer.
public final class Wire implements Closeable {
    private static final int BUFFER = 16_384;
    private static final long NEVER = Long.MAX_VALUE;

    private final SocketChannel channel;
    private final Duration idle;
    private final long opened = System.nanoTime();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private volatile long readBy = NEVER;
    private volatile long writeBy = NEVER;
    private long endBy = NEVER;
    private volatile boolean waiting;
    private volatile boolean late;
    private volatile boolean stopping;

    Wire(SocketChannel channel, Duration idle) {
        this.channel = channel;
        this.idle = idle;
    }

    /// The other side sent nothing for too long, or took too long in all.
    public static final class Late extends IOException {
        Late() {
            super("the other side took too long");
        }
    }

    /// The other side went away in the middle of a message.
    public static final class Ended extends IOException {
        public Ended() {
            super("the other side went away in the middle of a message");
        }
    }

    /// Waits for the next message; false when none will come, because the other side is done or the server
    /// stops.
    ///
    /// - Errors: `Late` when nothing comes for `patience`.
    public boolean await(Duration patience) throws IOException {
        endBy = NEVER;
        if (in.hasRemaining()) return true;
        waiting = true;
        try {
            return !stopping && fill(patience);
        } finally {
            waiting = false;
        }
    }

    /// Nothing more is waited for once `all` has passed; a wait under way then is the last.
    public void within(Duration all) {
        endBy = now() + all.toNanos();
    }

    /// Bytes that have arrived and were not read yet.
    public int buffered() {
        return in.remaining();
    }

    /// The next byte.
    ///
    /// - Errors: `Ended`, `Late`.
    public int read() throws IOException {
        need();
        return in.get() & 0xff;
    }

    /// Up to `length` bytes, at least one; -1 is never returned.
    ///
    /// - Errors: `Ended`, `Late`.
    public int read(byte[] into, int length) throws IOException {
        need();
        int taken = Math.min(length, in.remaining());
        in.get(into, 0, taken);
        return taken;
    }

    private void need() throws IOException {
        if (!in.hasRemaining() && !fill(idle)) throw new Ended();
    }

    private boolean fill(Duration patience) throws IOException {
        if (late || now() > endBy) throw new Late();
        readBy = now() + patience.toNanos();
        in.clear();
        int read = 0;
        try {
            read = channel.read(in);
        } finally {
            readBy = NEVER;
            in.flip();
        }
        if (read >= 0) return true;
        if (late) throw new Late();
        return false;
    }

    /// - Errors: `IOException` when the other side is gone, or does not take the bytes in time.
    public void write(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            out.limit(Math.min(bytes.length, out.position() + BUFFER));
            writeBy = now() + idle.toNanos();
            try {
                channel.write(out);
            } finally {
                writeBy = NEVER;
            }
            out.limit(bytes.length);
        }
    }

    /// Takes what still comes for a moment, so that a reset does not overtake the last answer.
    public void linger(Duration moment) {
        try {
            channel.shutdownOutput();
            if (late) return;
            within(moment);
            while (fill(moment)) in.position(in.limit());
        } catch (IOException gone) {
            return; // which is what was waited for
        }
    }

    /// Whether the server stops: no further message is taken.
    public boolean stopping() {
        return stopping;
    }

    /// Ends a wait for the next message now; a message under way goes on.
    void stop() {
        stopping = true;
        if (waiting) endReading();
    }

    /// Looked at in turn by the watch of the listener.
    void watch() {
        long at = now();
        if (at > writeBy) close();
        if (at <= readBy) return;
        late = true;
        endReading();
    }

    private void endReading() {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            close();
        }
    }

    private long now() {
        return System.nanoTime() - opened;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            return; // closed all the same
        }
    }
}
