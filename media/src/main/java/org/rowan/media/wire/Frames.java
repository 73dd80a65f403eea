package org.rowan.media.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/// Reads frames with a bounded length.
public final class Frames {
    private Frames() {}

    /// The next frame, or empty at the end of the stream.
    ///
    /// - Units: `longest` in bytes, inclusive.
    /// - Errors: `ProtocolException` for a length out of bounds, `EOFException` for an end within a frame.
    public static Optional<byte[]> read(DataInputStream in, int longest) throws IOException {
        return read(in, longest, 0);
    }

    /// As above, with `spare` zero bytes after the content, for a decoder that needs room behind it.
    public static Optional<byte[]> read(DataInputStream in, int longest, int spare) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 0 || length > longest) {
            throw new ProtocolException(
                    "a frame of 0 to %d bytes was expected; one of %d was announced".formatted(longest, length));
        }
        byte[] frame = new byte[length + spare];
        if (in.readNBytes(frame, 0, length) < length) {
            throw new EOFException("the stream ended within a frame of " + length + " bytes");
        }
        return Optional.of(frame);
    }

    public static void write(DataOutputStream out, byte[] frame) throws IOException {
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }
}
