package org.rowan.agency.ncmec;

import java.util.Optional;
import org.rowan.base.Bytes;

/// An answer as it is kept: a line that names the environment, status and headers, an empty line, then the
/// body exactly as it was received.
public final class RawAnswer {
    private static final int MAX_HEAD = 65_536;

    private RawAnswer() {}

    static Bytes of(NcmecSettings settings, Exchanged.Answered answered) {
        String first = "Environment: %s %s%n".formatted(settings.environment().label(), settings.base());
        return Bytes.utf8(first.replace("\r\n", "\n"))
                .concat(answered.head())
                .concat(Bytes.utf8("\n"))
                .concat(answered.body());
    }

    /// The number that NCMEC's support asks for, if the answer bore one.
    public static Optional<String> requestId(Bytes raw) {
        for (String line :
                raw.slice(0, Math.min(raw.length(), MAX_HEAD)).asUtf8().split("\n", -1)) {
            if (line.isEmpty()) break;
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("Request-ID")) {
                return Optional.of(line.substring(colon + 1).strip()).filter(id -> id.matches("[ -~]{1,100}"));
            }
        }
        return Optional.empty();
    }

    /// The body alone, byte for byte.
    ///
    /// - Errors: `IllegalArgumentException` when `raw` was not made by this class.
    public static Bytes body(Bytes raw) {
        for (int i = 1; i < raw.length(); i++) {
            if (raw.at(i) == '\n' && raw.at(i - 1) == '\n') {
                return raw.slice(i + 1, raw.length());
            }
        }
        throw new IllegalArgumentException("a kept answer has an empty line before its body; this one has none");
    }
}
