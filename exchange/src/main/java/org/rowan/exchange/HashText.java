package org.rowan.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.signal.Digests;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Hash values as exchanges write them. What would match everything or nothing is refused and counted.
public final class HashText {
    private static final Digests EMPTY_FILE = Digests.of(Bytes.empty());
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    private HashText() {}

    /// Nothing for a wrong length, a character that is no hex digit, one digit repeated (the all-zero PDQ
    /// hash is near every blank picture), and the digests of the empty file.
    public static Optional<Signal> read(SignalType type, String text, Ignored ignored) {
        String value = text.strip();
        if (!wellFormed(type, text)) {
            ignored.count("malformed", type.label());
            return Optional.empty();
        }
        if (value.chars().allMatch(c -> c == value.charAt(0))) {
            ignored.count("degenerate", type.label());
            return Optional.empty();
        }
        Signal signal = Signal.parse(type, value);
        if (signal.equals(EMPTY_FILE.md5()) || signal.equals(EMPTY_FILE.sha1()) || signal.equals(EMPTY_FILE.sha256())) {
            ignored.count("empty file's", type.label());
            return Optional.empty();
        }
        return Optional.of(signal);
    }

    /// Whether this has the length and the digits of `type`; it may still be one that is refused.
    public static boolean wellFormed(SignalType type, String text) {
        String value = text.strip();
        return value.length() == type.hexDigits() && HEX.matcher(value).matches();
    }
}
