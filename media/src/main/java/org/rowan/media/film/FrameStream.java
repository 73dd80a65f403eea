package org.rowan.media.film;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.rowan.signal.Hashed;
import org.rowan.signal.LumaRows;
import org.rowan.signal.PdqHasher;

/// Pictures in the form PPM, one after the other, hashed a row at a time: no frame ever exists as a whole.
///
/// - Source: netpbm, `ppm(5)`, raw form with 8 bits a sample.
final class FrameStream {
    private static final int COLOURS = 3;
    private static final int MOST_DIGITS = 7;
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private final InputStream in;
    private final long maxPixels;

    FrameStream(InputStream in, long maxPixels) {
        this.in = in;
        this.maxPixels = maxPixels;
    }

    /// A frame of a size that is not taken.
    static final class NotTaken extends IOException {}

    record Frame(int width, int height, Hashed hashed) {}

    /// The next frame; empty at the end.
    ///
    /// - Errors: `IOException` when the stream ends within a frame, or holds what is none.
    Optional<Frame> next() throws IOException {
        int first = in.read();
        if (first < 0) return Optional.empty();
        if (first != 'P' || in.read() != '6' || in.read() != '\n') throw new IOException("no frame where one begins");
        int width = number(' ');
        int height = number('\n');
        if (number('\n') != 255 || width < 1 || height < 1 || (long) width * height > maxPixels) {
            throw new NotTaken();
        }
        Rows rows = new Rows(width);
        try {
            Hashed hashed = PdqHasher.hash(height, width, rows);
            while (rows.next < height) rows.skip();
            return Optional.of(new Frame(width, height, hashed));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private int number(char end) throws IOException {
        int value = 0;
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            int read = in.read();
            if (read == end && digits > 0) return value;
            if (read < '0' || read > '9') break;
            value = 10 * value + read - '0';
        }
        throw new IOException("a frame without a size");
    }

    /// The rows of one frame as they arrive.
    private final class Rows implements LumaRows {
        private final byte[] row;
        private int next;

        Rows(int width) {
            row = new byte[COLOURS * width];
        }

        /// - Source: PDQ reference: float products and sums from left to right, no fused multiply-add.
        @Override
        public void read(int number, float[] into, int at) {
            skip();
            for (int x = 0, sample = 0; sample < row.length; x++, sample += COLOURS) {
                into[at + x] =
                        RED * (row[sample] & 0xff) + GREEN * (row[sample + 1] & 0xff) + BLUE * (row[sample + 2] & 0xff);
            }
        }

        void skip() {
            try {
                if (in.readNBytes(row, 0, row.length) < row.length) throw new EOFException("a frame that ends early");
                next++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
