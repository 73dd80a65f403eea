package org.rowan.server.doors.icap;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;

/// The files in a multipart body. `sound`: every part was understood; else there may be more files than
/// these.
///
/// - Source: RFC 2046, 5.1; RFC 7578. Line ends are taken strictly: what a lenient program would see and
///   this one does not is not called sound.
record Parts(List<Part> files, boolean sound) {
    private static final int MOST_FILES = 64;
    private static final int MOST_HEAD = 16_384;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"\\r\\n]{1,200})\"|([^\\s\";,]{1,200}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*filename\\*?\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]*))");

    Parts {
        files = List.copyOf(files);
    }

    /// A file at `from` to `to` of the body.
    record Part(int from, int to, Optional<String> name) {}

    private static final Parts NONE = new Parts(List.of(), false);

    static Parts of(String contentType, Bytes body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) return NONE;
        String text = Optional.ofNullable(boundary.group(1)).orElseGet(() -> boundary.group(2));
        return parse(("\r\n--" + text).getBytes(StandardCharsets.ISO_8859_1), body);
    }

    private static Parts parse(byte[] delimiter, Bytes body) {
        List<Part> files = new ArrayList<>();
        boolean sound = true;
        // The first delimiter may stand at the very start, without the line end before it.
        int at = startsAt(body, 0, delimiter, 2) ? delimiter.length - 2 : after(body, 0, delimiter);
        while (at >= 0) {
            if (at + 2 <= body.length() && body.at(at) == '-' && body.at(at + 1) == '-') {
                return new Parts(files, sound && blank(body, at + 2));
            }
            int start = lineEnd(body, at);
            int end = start < 0 ? -1 : find(body, start - 2, delimiter);
            int content = end < 0 ? -1 : contentOf(body, start, end);
            if (content < 0 || files.size() == MOST_FILES) return new Parts(files, false);
            Head head = Head.lenient(body.slice(start, content).asUtf8(), false);
            sound &= plain(head);
            if (file(head, body, content, end)) files.add(new Part(content, end, name(head)));
            at = end + delimiter.length;
        }
        return new Parts(files, false);
    }

    private static int after(Bytes body, int from, byte[] delimiter) {
        int found = find(body, from, delimiter);
        return found < 0 ? -1 : found + delimiter.length;
    }

    private static int find(Bytes body, int from, byte[] wanted) {
        for (int at = Math.max(0, from); at <= body.length() - wanted.length; at++) {
            if (body.at(at) == wanted[0] && startsAt(body, at, wanted, 0)) return at;
        }
        return -1;
    }

    private static boolean startsAt(Bytes body, int at, byte[] wanted, int skipped) {
        if (at + wanted.length - skipped > body.length()) return false;
        for (int i = skipped; i < wanted.length; i++) {
            if (body.at(at + i - skipped) != wanted[i]) return false;
        }
        return true;
    }

    /// Behind the line end that follows a delimiter; -1 when something else follows.
    private static int lineEnd(Bytes body, int at) {
        int end = at;
        while (end < body.length() && (body.at(end) == ' ' || body.at(end) == '\t')) end++;
        return end + 2 <= body.length() && body.at(end) == '\r' && body.at(end + 1) == '\n' ? end + 2 : -1;
    }

    /// Where the content of a part begins: behind its first empty line.
    private static int contentOf(Bytes body, int start, int end) {
        if (start + 2 <= body.length() && body.at(start) == '\r' && body.at(start + 1) == '\n') {
            return start + 2 <= end ? start + 2 : -1;
        }
        int limit = Math.min(end - 4, start + MOST_HEAD);
        for (int at = start; at <= limit; at++) {
            if (body.at(at) == '\r' && body.at(at + 1) == '\n' && body.at(at + 2) == '\r' && body.at(at + 3) == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    private static boolean blank(Bytes body, int from) {
        for (int at = from; at < body.length(); at++) {
            if (body.at(at) > ' ' || body.at(at) < 0) return false;
        }
        return true;
    }

    /// Whether the content stands there as it is.
    private static boolean plain(Head head) {
        String encoding = head.any("Content-Transfer-Encoding").orElse("binary").toLowerCase(Locale.ROOT);
        String type = head.any("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return List.of("7bit", "8bit", "binary").contains(encoding)
                && !type.startsWith("multipart/")
                && !head.contradicts("Content-Disposition");
    }

    /// Everything but a field with text in it.
    private static boolean file(Head head, Bytes body, int from, int to) {
        if (name(head).filter(n -> !n.isEmpty()).isPresent()) return true;
        if (from == to) return false; // a form whose field for a file was left empty
        String type = head.any("Content-Type").orElse("text/plain").toLowerCase(Locale.ROOT);
        return name(head).isPresent() || !type.startsWith("text/plain") || !text(body.slice(from, to));
    }

    private static boolean text(Bytes content) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray()));
            return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<String> name(Head head) {
        Matcher name = NAME.matcher(head.any("Content-Disposition").orElse(""));
        if (!name.find()) return Optional.empty();
        return Optional.of(Optional.ofNullable(name.group(1)).orElseGet(() -> name.group(2)));
    }
}
