package org.rowan.server.doors.icap;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Wire;

/// A body in chunks, as it comes.
///
/// - Source: RFC 3507, 4.5; RFC 9112, 7.1. Extensions other than `ieof`, and trailers, are passed over.
final class Chunks {
    private static final int PIECE = 16_384;
    private static final int SIZE_LINE = 1_024;
    private static final int DIGITS = 16;

    private final Wire wire;
    private final Filling into;
    private final long most;
    private final Duration drain;
    private boolean draining;
    private boolean cut;

    /// `most`: bytes taken in all. `drain`: for what comes after them.
    Chunks(Wire wire, Filling into, long most, Duration drain) {
        this.wire = wire;
        this.into = into;
        this.most = most;
        this.drain = drain;
    }

    private record Size(long bytes, boolean ieof) {}

    /// Reads up to the chunk of size zero. True when that one says that there is nothing after a preview.
    ///
    /// - Errors: `IcapFault`, `Wire.Ended`, `Wire.Late`.
    boolean read() throws IOException {
        return read(Long.MAX_VALUE);
    }

    /// The same for a preview of at most `preview` bytes.
    boolean read(long preview) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = preview;
        try {
            while (true) {
                Size size = size();
                if (size.bytes() == 0) {
                    boolean trailers = true;
                    while (trailers) trailers = !Head.line(wire, Head.MOST).isEmpty();
                    return size.ieof();
                }
                if (size.bytes() > left) throw IcapFault.malformed();
                left -= size.bytes();
                chunk(size.bytes(), piece);
            }
        } catch (Wire.Late late) {
            if (!draining) throw late;
            cut = true;
            return true;
        }
    }

    private void chunk(long bytes, byte[] piece) throws IOException {
        if (bytes > most) into.fail(Reason.TOO_LARGE);
        long left = bytes;
        while (left > 0) {
            if (into.trouble().isPresent() && !draining) {
                draining = true;
                wire.within(drain);
            }
            int read = wire.read(piece, (int) Math.min(left, PIECE));
            into.add(piece, read);
            left -= read;
        }
        if (wire.read() != '\r' || wire.read() != '\n') throw IcapFault.malformed();
    }

    private Size size() throws IOException {
        String line = Head.line(wire, SIZE_LINE);
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty() || digits.length() > DIGITS || !digits.chars().allMatch(Chunks::hex)) {
            throw IcapFault.malformed();
        }
        long bytes = Long.parseUnsignedLong(digits, 16);
        if (bytes < 0) throw IcapFault.malformed();
        boolean ieof = semicolon >= 0
                && line.substring(semicolon + 1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("ieof");
        return new Size(bytes, ieof);
    }

    private static boolean hex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /// Whether the rest was not waited for: nothing on the connection can be understood any more.
    boolean cut() {
        return cut;
    }
}
