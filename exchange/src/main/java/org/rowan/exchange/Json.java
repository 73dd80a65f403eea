package org.rowan.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;

/// JSON as a value. Reading bounds depth, lengths and the number of values, and refuses an object with one
/// name twice.
public sealed interface Json {
    /// Deeper than any record of an exchange.
    int MAX_DEPTH = 32;

    int MAX_VALUES = 2_000_000;
    int MAX_TEXT = 1 << 20;

    record Text(String value) implements Json {
        @Override
        public String toString() {
            return "[text]";
        }
    }

    /// As it was written.
    record Numeral(String value) implements Json {
        @Override
        public String toString() {
            return "[number]";
        }
    }

    record Flag(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Fields(Map<String, Json> values) implements Json {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// Not JSON, cut off, or beyond the bounds. `sentence`: ours.
    final class Malformed extends Exception {
        Malformed(String sentence) {
            super(sentence);
        }
    }

    static Json text(String value) {
        return new Text(value);
    }

    static Json object(Map<String, Json> values) {
        return new Fields(values);
    }

    /// The field of this name, when this is an object that has it.
    default Optional<Json> field(String name) {
        return this instanceof Fields(var values) ? Optional.ofNullable(values.get(name)) : Optional.empty();
    }

    /// The field of this name, when it is a text or a number.
    default Optional<String> textOf(String name) {
        return field(name).flatMap(Json::asText);
    }

    default boolean isTrue(String name) {
        return field(name).filter(new Flag(true)::equals).isPresent();
    }

    default Optional<String> asText() {
        return switch (this) {
            case Text(String value) -> Optional.of(value);
            case Numeral(String value) -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /// The values of the list of this name; none when there is no such list.
    default List<Json> items(String name) {
        return field(name).map(Json::asItems).orElse(List.of());
    }

    default List<Json> asItems() {
        return this instanceof Items(var values) ? values : List.of();
    }

    static Json parse(Bytes document) throws Malformed {
        try (JsonParser parser = JsonBounds.FACTORY.createParser(ObjectReadContext.empty(), document.stream())) {
            parser.nextToken();
            Json value = new JsonBounds(parser).value();
            if (parser.nextToken() != null) {
                throw new Malformed("the answer goes on after its end");
            }
            return value;
        } catch (JacksonException e) {
            throw new Malformed("the answer is cut off or no JSON");
        }
    }

    default String write() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        switch (this) {
            case Text(String value) -> quote(value, out);
            case Numeral(String value) -> out.append(value);
            case Flag(boolean value) -> out.append(value);
            case Nothing nothing -> out.append("null");
            case Items(var values) -> {
                String comma = "[";
                for (Json value : values) {
                    out.append(comma);
                    value.write(out);
                    comma = ",";
                }
                out.append(values.isEmpty() ? "[]" : "]");
            }
            case Fields(var values) -> {
                String comma = "{";
                for (var entry : values.entrySet()) {
                    out.append(comma);
                    quote(entry.getKey(), out);
                    out.append(':');
                    entry.getValue().write(out);
                    comma = ",";
                }
                out.append(values.isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(text))
                .append('"');
    }
}
