package org.rowan.server.doors.icap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.server.doors.Wire;

/// A first line and header fields: of an ICAP message, of an HTTP message inside, or of a part of a body,
/// which has no first line.
record Head(String first, List<Field> fields) {
    static final int MOST = 65_536;

    record Field(String name, String value) {}

    Head {
        fields = List.copyOf(fields);
    }

    /// Reads the head of an ICAP message. Line ends and field names are taken strictly: two programs that
    /// read one message in two ways are an attack.
    ///
    /// - Errors: `IcapFault`, `Wire.Ended`, `Wire.Late`.
    static Head read(Wire wire) throws IOException {
        int left = MOST;
        String first = line(wire, left);
        while (first.isEmpty()) first = line(wire, 2); // an empty line before a request: RFC 9112, 2.2
        left -= first.length();
        List<Field> fields = new ArrayList<>();
        while (true) {
            String line = line(wire, left);
            if (line.isEmpty()) return new Head(first, fields);
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(0, colon).chars().anyMatch(c -> c <= ' ')) throw IcapFault.malformed();
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    /// One line of at most `most` characters, without its end.
    static String line(Wire wire, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = wire.read();
            if (next == '\r') {
                if (wire.read() != '\n') throw IcapFault.malformed();
                return line.toString(StandardCharsets.UTF_8);
            }
            if (next == '\n' || line.size() >= most) throw IcapFault.malformed();
            line.write(next);
        }
    }

    /// Reads the head of what is inside, which is the business of others: leniently, folded lines joined.
    static Head lenient(String text, boolean firstLine) {
        List<Field> fields = new ArrayList<>();
        List<String> lines = new ArrayList<>(text.lines().toList());
        String first = firstLine && !lines.isEmpty() ? lines.removeFirst() : "";
        for (String line : lines) {
            int colon = line.indexOf(':');
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (folded && !fields.isEmpty()) {
                Field last = fields.removeLast();
                fields.add(new Field(last.name(), last.value() + " " + line.strip()));
            } else if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new Head(first, fields);
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    Optional<String> any(String name) {
        return all(name).stream().findFirst();
    }

    /// Whether a field is there more than once and says different things.
    boolean contradicts(String name) {
        return all(name).stream().distinct().count() > 1;
    }

    /// The value of a field on which the framing hangs.
    Optional<String> one(String name) throws IcapFault {
        if (contradicts(name)) throw IcapFault.malformed();
        return any(name);
    }

    /// Whether a field holds this word among others, with commas.
    boolean says(String name, String word) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(token -> token.strip().toLowerCase(Locale.ROOT).equals(word));
    }
}
