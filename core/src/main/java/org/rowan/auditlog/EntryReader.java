package org.rowan.auditlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.auditlog.EntryText.NamedValue;
import org.rowan.auditlog.EntryText.Wellformed;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Walks through the lines of an entry; stops at the first that is wrong.
final class EntryReader {
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_]{0,39}): (.*)");
    private static final Pattern TYPE = Pattern.compile("[a-z]+(\\.[a-z]+){1,3}");
    private static final int SALT_DIGITS = 32;
    private static final String TYPE_FORM = "a type of lower-case words and dots";
    private static final String SALT_FORM = "32 lower-case hex digits";
    private static final int LAST_COMMON_LINE = 4;

    private final List<String> lines;
    private int line = 1;

    private EntryReader(String text) {
        if (!text.endsWith("\n")) {
            throw new Unexpected(1, "a newline at the end of the entry");
        }
        lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    static EntryText read(String text) {
        try {
            return new EntryReader(text).entry();
        } catch (Unexpected e) {
            return new EntryText.Malformed(e.line, e.expected);
        }
    }

    private Wellformed entry() {
        if (!lines.get(0).equals(Entry.FIRST_LINE)) {
            throw new Unexpected(1, Entry.FIRST_LINE);
        }
        line = 2;
        String type = next("type", TYPE_FORM);
        Optional<EntryType> known = EntryType.named(type);
        require(known.isPresent() || TYPE.matcher(type).matches(), "type", TYPE_FORM);
        Instant time = Instant.ofEpochSecond(Long.parseLong(value("time", Shape.COUNT)));
        String salted = next("salt", SALT_FORM);
        require(Shape.isHex(salted, SALT_DIGITS), "salt", SALT_FORM);
        Salt salt = new Salt(Bytes.ofHex(salted));
        Optional<CaseLink> link = link(known);
        List<NamedValue> values = known.map(this::fieldsOf).orElseGet(this::anyFields);
        if (line <= lines.size()) {
            throw new Unexpected(line, "nothing after the fields of the type");
        }
        return new Wellformed(type, known, time, salt, link, values);
    }

    /// An unknown type carries a link when its fifth line is a `case` line.
    private Optional<CaseLink> link(Optional<EntryType> known) {
        boolean linked = known.map(EntryType::ofCase)
                .orElseGet(() -> lines.size() > LAST_COMMON_LINE
                        && lines.get(LAST_COMMON_LINE).startsWith("case: "));
        if (!linked) {
            return Optional.empty();
        }
        Reference reference = Reference.ofHex(value("case", Shape.DIGEST));
        long n = Long.parseLong(value("n", Shape.COUNT));
        String previous = value("prev", Shape.OPTIONAL_DIGEST);
        if (n == 0 || (n == 1) != previous.isEmpty()) {
            throw new Unexpected(line - 1, "a prev that is empty if and only if n is 1");
        }
        return Optional.of(new CaseLink(
                reference, n, previous.isEmpty() ? Optional.empty() : Optional.of(Digest.ofHex(previous))));
    }

    private List<NamedValue> fieldsOf(EntryType type) {
        List<NamedValue> values = new ArrayList<>();
        for (Shape.Field field : type.fields()) {
            values.add(new NamedValue(field.name(), value(field.name(), field.shape())));
        }
        return values;
    }

    private List<NamedValue> anyFields() {
        List<NamedValue> values = new ArrayList<>();
        for (; line <= lines.size(); line++) {
            var matcher = LINE.matcher(lines.get(line - 1));
            if (!matcher.matches()) {
                throw new Unexpected(line, "name: value");
            }
            values.add(new NamedValue(matcher.group(1), matcher.group(2)));
        }
        return values;
    }

    private String value(String name, Shape shape) {
        String value = next(name, shape.description());
        require(shape.fits(value), name, shape.description());
        return value;
    }

    /// Of the line that was read last.
    private void require(boolean holds, String name, String form) {
        if (!holds) throw new Unexpected(line - 1, name + ": " + form);
    }

    private String next(String name, String description) {
        String start = name + ": ";
        if (line > lines.size() || !lines.get(line - 1).startsWith(start)) {
            throw new Unexpected(line, start + description);
        }
        return lines.get(line++ - 1).substring(start.length());
    }

    private static final class Unexpected extends RuntimeException {
        private final int line;
        private final String expected;

        Unexpected(int line, String expected) {
            super(expected, null, false, false);
            this.line = line;
            this.expected = expected;
        }
    }
}
