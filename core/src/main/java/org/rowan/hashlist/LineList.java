package org.rowan.hashlist;

import java.util.List;
import org.rowan.signal.SignalType;

/// One hash a line: `<hash>[,<metadata>]`, `hash=<hash>[,<metadata>]` or `<type> <hash> [<metadata>]`.
final class LineList {
    private static final String KEY = "hash=";

    private LineList() {}

    static List<ListRecord> read(String text, SignalType type) throws BadLine {
        Received received = new Received();
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
            number++;
            start = end + 1;
            if (!line.isBlank()) {
                add(received, type, line, number);
            }
        }
        return received.records();
    }

    private static void add(Received received, SignalType type, String line, int number) throws BadLine {
        int from = 0;
        int to = endOfToken(line, ',', 0);
        int space = endOfToken(line, ' ', 0);
        if (line.startsWith(KEY)) {
            from = KEY.length();
        } else if (space < to && SignalText.typeNamed(line.substring(0, space)).isPresent()) {
            SignalText.requireType(type, line.substring(0, space), number, 1);
            from = space + 1;
            to = endOfToken(line, ' ', from);
        }
        String value = line.substring(from, to).stripTrailing();
        received.add(number, line, SignalText.read(type, value, number, from + 1), false);
    }

    private static int endOfToken(String line, char separator, int from) {
        int at = line.indexOf(separator, from);
        return at < 0 ? line.length() : at;
    }
}
