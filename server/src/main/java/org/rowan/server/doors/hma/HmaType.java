package org.rowan.server.doors.hma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The types of signal by the names that HMA has for them, or would have. `content`: what they are made of.
enum HmaType {
    PDQ("pdq", SignalType.PDQ, "photo"),
    VIDEO_MD5("video_md5", SignalType.MD5, "video"),
    SHA1("sha1", SignalType.SHA1, "file"),
    SHA256("sha256", SignalType.SHA256, "file");

    private final String label;
    private final SignalType type;
    private final String content;

    HmaType(String label, SignalType type, String content) {
        this.label = label;
        this.type = type;
        this.content = content;
    }

    String label() {
        return label;
    }

    SignalType type() {
        return type;
    }

    static Optional<HmaType> named(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }

    static HmaType of(SignalType type) {
        return Arrays.stream(values()).filter(t -> t.type == type).findFirst().orElseThrow();
    }

    static HmaType required(String label) throws HmaFault {
        return named(label).orElseThrow(() -> new HmaFault(400, "No such signal type: " + plain(label)));
    }

    /// What HMA makes of this content when nobody says otherwise.
    static List<HmaType> ofContent(String content) {
        return Arrays.stream(values()).filter(t -> t.content.equals(content)).toList();
    }

    static boolean isContent(String content) {
        return content.equals("photo") || content.equals("video");
    }

    Signal read(String text) throws HmaFault {
        try {
            return Signal.parse(type, text.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new HmaFault(
                    400,
                    "invalid signal: a " + label + " has " + type.hexDigits() + " hex digits, got " + text.length());
        }
    }

    /// Of what a client wrote only what is a word.
    static String plain(String text) {
        String word = text.replaceAll("[^A-Za-z0-9_.-]", "?");
        return word.length() > 40 ? word.substring(0, 40) : word;
    }
}
