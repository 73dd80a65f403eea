package org.rowan.flow;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

/// A text of one `name: value` line a field, written so that two different lists of fields never give the
/// same bytes: no value can end its line or look like an escape. A line that ends with its colon says that
/// there is no value; an empty value keeps the space.
final class Lines {
    private final StringBuilder text = new StringBuilder();

    /// `form`: the first line, which names the form and its version.
    Lines(String form) {
        text.append(form).append('\n');
    }

    Lines add(String name, String value) {
        text.append(name).append(": ");
        value.codePoints().forEach(this::escape);
        text.append('\n');
        return this;
    }

    Lines add(String name, Optional<String> value) {
        if (value.isPresent()) return add(name, value.get());
        text.append(name).append(":\n");
        return this;
    }

    Lines add(String name, long number) {
        return add(name, Long.toString(number));
    }

    Lines add(String name, boolean yes) {
        return add(name, Boolean.toString(yes));
    }

    Lines reveal(String name, Personal<String> value) {
        return add(name, value.reveal());
    }

    Lines reveal(String name, Optional<Personal<String>> value) {
        return add(name, value.map(Personal::reveal));
    }

    /// How many fields or groups follow, so that one of them cannot pass for something that comes after.
    Lines count(String name, List<?> of) {
        return add(name, of.size());
    }

    /// A half of a surrogate pair has no UTF-8; unescaped, all of them would become one character.
    private void escape(int character) {
        switch (character) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> {
                if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                    text.append("\\u%04x".formatted(character));
                } else {
                    text.appendCodePoint(character);
                }
            }
        }
    }

    Bytes bytes() {
        return Bytes.utf8(text.toString());
    }
}
