package org.rowan.hashlist;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.signal.Digests;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// A signal and the name of its type as lists write them.
final class SignalText {
    private static final Digests EMPTY_FILE = Digests.of(Bytes.empty());

    /// The names of the exchanges for each type, lower case; the type's own label comes first.
    private static final Map<SignalType, List<String>> NAMES = Map.of(
            SignalType.PDQ, List.of("pdq", "hash_pdq"),
            SignalType.MD5, List.of("md5", "hash_md5", "video_md5", "hash_video_md5"),
            SignalType.SHA1, List.of("sha1", "hash_sha1"),
            SignalType.SHA256, List.of("sha256", "hash_sha256", "hash_video_sha256"));

    private SignalText() {}

    /// The type that `name` stands for, in any case.
    static Optional<SignalType> typeNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(SignalType.values())
                .filter(type -> NAMES.getOrDefault(type, List.of()).contains(lower))
                .findFirst();
    }

    static void requireType(SignalType declared, String name, int line, int column) throws BadLine {
        if (!typeNamed(name).equals(Optional.of(declared))) {
            String got = typeNamed(name).map(SignalType::label).orElse("a type that is not known");
            throw new BadLine(line, column, "the list was declared as %s; got %s".formatted(declared.label(), got));
        }
    }

    /// `line`, `column`: where `value` begins.
    static Signal read(SignalType type, String value, int line, int column) throws BadLine {
        for (int i = 0; i < value.length(); i++) {
            if (!hexDigit(value.charAt(i))) {
                throw new BadLine(line, column + i, expected(type) + "; got a character that is none");
            }
        }
        if (value.length() != type.hexDigits()) {
            throw new BadLine(line, column, "%s; got %d".formatted(expected(type), value.length()));
        }
        if (value.chars().allMatch(c -> c == value.charAt(0))) {
            throw new BadLine(line, column, placeholder(type, value));
        }
        Signal signal = Signal.parse(type, value);
        if (signal.equals(EMPTY_FILE.md5()) || signal.equals(EMPTY_FILE.sha1()) || signal.equals(EMPTY_FILE.sha256())) {
            throw new BadLine(
                    line, column, "the digest of a file with content was expected; got that of the empty file");
        }
        return signal;
    }

    private static String placeholder(SignalType type, String value) {
        return type == SignalType.PDQ && value.charAt(0) == '0'
                ? "the hash of a picture with features was expected; got the all-zero PDQ hash, which is near every"
                        + " blank one"
                : "a computed value was expected; got one digit repeated, a placeholder";
    }

    private static String expected(SignalType type) {
        String what = switch (type) {
            case PDQ -> "a PDQ hash";
            case MD5 -> "an MD5 digest";
            case SHA1 -> "a SHA-1 digest";
            case SHA256 -> "a SHA-256 digest";
        };
        return "%s is %d hex digits".formatted(what, type.hexDigits());
    }

    private static boolean hexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
