package org.rowan.media.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStreamImpl;

/// A WebP file of the simple container with one picture, made of a picture within another file; behind it a
/// few zeros, since the decoder reads ahead, and then the end.
///
/// The decoder of lossless pictures holds 8 bytes in advance and goes on with what it holds when there is
/// no more. It asks for a byte beyond the zeros only once it has used a bit beyond the samples.
final class WebpSamples extends ImageInputStreamImpl {
    private static final int HEAD = 20;
    private static final int AHEAD_LOSSLESS = 8;
    private static final int AHEAD_LOSSY = 2;

    private final FileBytes file;
    private final int start;
    private final int length;
    private final int ahead;
    private final byte[] head;
    private boolean endedEarly;

    WebpSamples(FileBytes file, WebpChunk chunk) {
        this.file = file;
        start = (int) chunk.start();
        length = (int) (chunk.end() - chunk.start());
        ahead = chunk.type().equals(WebpChunk.LOSSLESS) ? AHEAD_LOSSLESS : AHEAD_LOSSY;
        head = ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEAD - 8 + length + ahead)
                .put(ascii("WEBP"))
                .put(ascii(chunk.type()))
                .putInt(length + ahead)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// True when the decoder used more than there is.
    boolean endedEarly() {
        return endedEarly;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= length()) {
            endedEarly = true;
            return -1;
        }
        return at(streamPos++);
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        bitOffset = 0;
        int done = 0;
        while (done < count && streamPos < length()) {
            into[offset + done++] = (byte) at(streamPos++);
        }
        endedEarly |= done < count;
        return done == 0 && count > 0 ? -1 : done;
    }

    private int at(long position) {
        if (position < HEAD) {
            return head[(int) position] & 0xff;
        }
        long within = position - HEAD;
        return within < length ? file.at(start + within) : 0;
    }

    @Override
    public long length() {
        return HEAD + (long) length + ahead;
    }
}
