package org.rowan.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.IndexSource;

/// Reads what a `FileSink` wrote.
public final class FileSource implements IndexSource<IOException> {
    private final FileChannel in;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(FileSink.BLOCK).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    /// Bytes of values that have not been read into the buffer.
    private long left;

    /// From the beginning of the file.
    public FileSource(FileChannel in) throws IOException {
        this.in = in;
        in.position(0);
        left = in.size() - Digest.LENGTH;
    }

    /// The digest that the file ends with, when it is that of its content.
    public static Optional<Digest> digest(FileChannel in) throws IOException {
        FileSource source = new FileSource(in);
        if (source.left < 0 || source.left % Long.BYTES != 0) return Optional.empty();
        MessageDigest sha256 = Digest.sha256();
        while (source.left > 0) {
            source.buffer.position(source.buffer.limit());
            source.load();
            sha256.update(source.buffer.array(), 0, source.buffer.limit());
        }
        ByteBuffer end = ByteBuffer.allocate(Digest.LENGTH);
        while (end.hasRemaining()) if (in.read(end) < 0) return Optional.empty();
        Digest digest = new Digest(Bytes.adopt(sha256.digest()));
        return digest.value().equals(Bytes.adopt(end.array())) ? Optional.of(digest) : Optional.empty();
    }

    /// The next block, when the last one is used up.
    private void load() throws IOException {
        if (buffer.hasRemaining()) return;
        if (left <= 0) throw new EOFException("the file ends too early");
        buffer.clear().limit((int) Math.min(left, FileSink.BLOCK));
        while (buffer.hasRemaining()) if (in.read(buffer) < 0) throw new EOFException("the file ends too early");
        left -= buffer.position();
        buffer.flip();
    }

    @Override
    public long number() throws IOException {
        load();
        return buffer.getLong();
    }

    /// A length that the rest of the file can hold, so that no number claims more memory than there is
    /// file.
    private int length(int width) throws IOException {
        long length = number();
        if (length < 0 || length > (left + buffer.remaining()) / width || length > Integer.MAX_VALUE - 8) {
            throw new IOException("a length is beyond the end of the file");
        }
        return (int) length;
    }

    @Override
    public String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public long[] longs() throws IOException {
        long[] values = new long[length(Long.BYTES)];
        for (int done = 0; done < values.length; ) {
            load();
            int some = Math.min(values.length - done, buffer.remaining() / Long.BYTES);
            buffer.asLongBuffer().get(values, done, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            done += some;
        }
        return values;
    }

    @Override
    public int[] ints() throws IOException {
        int[] values = new int[length(Integer.BYTES)];
        for (int done = 0; done < values.length; ) {
            load();
            int some = Math.min(values.length - done, buffer.remaining() / Integer.BYTES);
            buffer.asIntBuffer().get(values, done, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            done += some;
        }
        skip();
        return values;
    }

    @Override
    public byte[] bytes() throws IOException {
        byte[] values = new byte[length(1)];
        for (int done = 0; done < values.length; ) {
            load();
            int some = Math.min(values.length - done, buffer.remaining());
            buffer.get(values, done, some);
            done += some;
        }
        skip();
        return values;
    }

    private void skip() {
        buffer.position((buffer.position() + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
    }
}
