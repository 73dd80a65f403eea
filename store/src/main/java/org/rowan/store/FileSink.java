package org.rowan.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.IndexSink;

/// Values one after another in a file, which ends with the SHA-256 of what stands before.
///
/// - Shapes: little-endian. A number is 8 bytes; whatever else begins with its length as a number and is
///   filled up with zeros to 8 bytes.
public final class FileSink implements IndexSink<IOException> {
    static final int BLOCK = 1 << 20;

    private final FileChannel out;
    private final MessageDigest sha256 = Digest.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    /// From where `out` stands.
    public FileSink(FileChannel out) {
        this.out = out;
    }

    @Override
    public void number(long value) throws IOException {
        room();
        buffer.putLong(value);
    }

    @Override
    public void text(String value) throws IOException {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void longs(long[] values) throws IOException {
        number(values.length);
        for (int done = 0; done < values.length; ) {
            room();
            int some = Math.min(values.length - done, buffer.remaining() / Long.BYTES);
            buffer.asLongBuffer().put(values, done, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            done += some;
        }
    }

    @Override
    public void ints(int[] values) throws IOException {
        number(values.length);
        for (int done = 0; done < values.length; ) {
            room();
            int some = Math.min(values.length - done, buffer.remaining() / Integer.BYTES);
            buffer.asIntBuffer().put(values, done, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            done += some;
        }
        fill();
    }

    @Override
    public void bytes(byte[] values) throws IOException {
        number(values.length);
        for (int done = 0; done < values.length; ) {
            room();
            int some = Math.min(values.length - done, buffer.remaining());
            buffer.put(values, done, some);
            done += some;
        }
        fill();
    }

    /// The buffer's length is a multiple of 8, and so is every place at which a value begins.
    private void fill() {
        while (buffer.position() % Long.BYTES != 0) buffer.put((byte) 0);
    }

    private void room() throws IOException {
        if (buffer.hasRemaining()) return;
        flush();
    }

    private void flush() throws IOException {
        sha256.update(buffer.array(), 0, buffer.position());
        write();
    }

    private void write() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) out.write(buffer);
        buffer.clear();
    }

    /// Ends the file.
    public Digest end() throws IOException {
        flush();
        Digest digest = new Digest(Bytes.adopt(sha256.digest()));
        buffer.put(digest.value().toArray());
        write();
        return digest;
    }
}
