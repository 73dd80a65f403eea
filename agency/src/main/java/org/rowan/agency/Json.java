package org.rowan.agency;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Writes JSON: maps, collections, texts, numbers, booleans, and `Optional` whose emptiness is `null`. It
/// never reads.
public final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /// - Errors: `IllegalArgumentException` for any other type, which is a bug of ours.
    public static String write(Object value) {
        Json json = new Json();
        json.value(value);
        return json.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresentOrElse(this::value, () -> out.append("null"));
            case CharSequence text -> text(text);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case Boolean bool -> out.append(bool);
            case Map<?, ?> map -> object(map);
            case Collection<?> items -> array(items);
            default ->
                throw new IllegalArgumentException(
                        "JSON cannot hold a " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        String comma = "";
        for (var entry : map.entrySet()) {
            out.append(comma);
            text(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void array(Collection<?> items) {
        out.append('[');
        String comma = "";
        for (Object item : items) {
            out.append(comma);
            value(item);
            comma = ",";
        }
        out.append(']');
    }

    private void text(CharSequence text) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20 || Character.isSurrogate((char) c) || c == 0x2028 || c == 0x2029) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
