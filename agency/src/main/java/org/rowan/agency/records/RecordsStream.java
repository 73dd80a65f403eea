package org.rowan.agency.records;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of a pack one after another, from the server to whoever writes the folder: `u16 length of the
/// path | path | u64 length | content`. A path of no length ends it, and says that nothing is missing; a
/// stream that stops before it is no pack.
public final class RecordsStream {
    private static final Pattern PATH = Pattern.compile("bag-info\\.txt|data(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,4}");

    private RecordsStream() {}

    /// What is written into a stream.
    public static final class Writer {
        private final DataOutputStream out;

        public Writer(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        /// - Errors: `IOException` when `content` is not of this length: the stream is to be given up.
        public void file(String path, long length, InputStream content) throws IOException {
            requirePath(path);
            out.writeUTF(path);
            out.writeLong(length);
            long copied = content.transferTo(out);
            if (copied != length) {
                throw new IOException("a file of %d bytes came out with %d".formatted(length, copied));
            }
        }

        public void end() throws IOException {
            out.writeUTF("");
            out.flush();
        }
    }

    /// One file of a stream; `content` ends where it does and has to be read to its end before the next.
    public record Part(String path, long length, InputStream content) {}

    /// What is read from a stream.
    public static final class Reader {
        private final DataInputStream in;

        public Reader(InputStream in) {
            this.in = new DataInputStream(in);
        }

        /// The next file; empty at the end.
        ///
        /// - Errors: `IOException` when the stream stops before its end, or names a place outside the pack.
        public Optional<Part> next() throws IOException {
            String path = in.readUTF();
            if (path.isEmpty()) return Optional.empty();
            requirePath(path);
            long length = in.readLong();
            if (length < 0) throw new IOException("a file of a negative length");
            return Optional.of(new Part(path, length, new Within(in, length)));
        }
    }

    private static void requirePath(String path) throws IOException {
        if (!PATH.matcher(path).matches()) {
            throw new IOException("a path of %d bytes names no place in a pack"
                    .formatted(path.getBytes(StandardCharsets.UTF_8).length));
        }
    }

    /// So much of a stream, and an error where it stops before.
    private static final class Within extends InputStream {
        private final InputStream in;
        private long left;

        Within(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (left == 0) return -1;
            int read = in.read(into, from, (int) Math.min(most, left));
            if (read < 0) throw new EOFException("the stream stopped in the middle of a file");
            left -= read;
            return read;
        }
    }
}
