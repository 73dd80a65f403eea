package org.rowan.server.doors.clamd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.rowan.server.doors.Wire;

/// One command of a client. `end`: what ends it, and the answers to it: newline or NUL. `framed`: whether
/// it began with `n` or `z`; without, it ends at a newline or with what has arrived.
///
/// - Source: clamd(8), "COMMANDS".
record Command(String word, String argument, char end, boolean framed) {
    private static final int MOST = 4_096;

    /// Reads one command; the connection has something to read.
    ///
    /// - Errors: `Wire.Ended`, `Wire.Late`.
    static Command read(Wire wire, char before) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int first = wire.read();
        boolean framed = first == 'n' || first == 'z';
        char end = first == 'z' ? '\0' : '\n';
        if (!framed) text.write(first);
        while (framed || wire.buffered() > 0) {
            int next = wire.read();
            if (next == end) break;
            if (text.size() == MOST) return new Command("", "", end, framed);
            text.write(next);
        }
        return of(text.toString(StandardCharsets.ISO_8859_1), framed ? end : before, framed);
    }

    private static Command of(String text, char end, boolean framed) {
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        int blank = line.indexOf(' ');
        return blank < 0
                ? new Command(line, "", end, framed)
                : new Command(line.substring(0, blank), line.substring(blank + 1), end, framed);
    }
}
