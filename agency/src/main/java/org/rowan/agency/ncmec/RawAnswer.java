package org.rowan.agency.ncmec;

import org.rowan.base.Bytes;

/// An answer as it is kept: a line that names the environment, status and headers, an empty line, then the
/// body exactly as it was received.
public final class RawAnswer {
    private RawAnswer() {}

    static Bytes of(NcmecSettings settings, Exchanged.Answered answered) {
        String first = "Environment: %s %s%n".formatted(settings.environment().label(), settings.base());
        return Bytes.utf8(first.replace("\r\n", "\n"))
                .concat(answered.head())
                .concat(Bytes.utf8("\n"))
                .concat(answered.body());
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
