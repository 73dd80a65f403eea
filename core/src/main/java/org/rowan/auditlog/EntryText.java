package org.rowan.auditlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;

/// Reads the text of an entry, strictly: what is accepted here is exactly what [Entry] writes. An entry of
/// a type that this version does not know is accepted when its lines have the general form, because types
/// are added over time.
public sealed interface EntryText {

    /// `known`: the type, when this version knows it. `values`: the lines after the common ones, in order.
    record Wellformed(
            String type,
            Optional<EntryType> known,
            Instant time,
            Salt salt,
            Optional<CaseLink> link,
            List<NamedValue> values)
            implements EntryText {
        public Wellformed {
            values = List.copyOf(values);
        }

        public Optional<String> value(String name) {
            return values.stream()
                    .filter(value -> value.name().equals(name))
                    .map(NamedValue::value)
                    .findFirst();
        }
    }

    record NamedValue(String name, String value) {}

    /// `line` counts from 1; `expected` says what should stand there.
    record Malformed(int line, String expected) implements EntryText {}

    static EntryText read(Bytes text) {
        if (text.length() > Entry.MAX_BYTES) {
            return new Malformed(1, "at most " + Entry.MAX_BYTES + " bytes in all; got " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) != '\n' && (text.at(i) < 0x20 || text.at(i) > 0x7e)) {
                return new Malformed(lineOf(text, i), "printable ASCII characters only");
            }
        }
        return EntryReader.read(text.asUtf8());
    }

    private static int lineOf(Bytes text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += text.at(i) == '\n' ? 1 : 0;
        }
        return line;
    }
}
