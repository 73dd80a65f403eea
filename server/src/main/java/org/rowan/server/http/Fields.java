package org.rowan.server.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rowan.base.Personal;
import org.rowan.server.Spelling;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one JSON object strictly: every field that is not asked for is an error, and so is every field of
/// another type. Nothing is coerced and nothing has a default.
final class Fields {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final int SHOWN = 40;
    /// No service of today was there before; a clock that was never set says 1970, and other units of time
    /// say still stranger things.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final String where;
    private final JsonNode object;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(String where, JsonNode object) {
        this.where = where;
        this.object = object;
    }

    /// `where`: how the object is called in sentences.
    static Fields of(String where, byte[] json) throws BadInput {
        JsonNode node;
        try {
            node = STRICT.readTree(json);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            throw BadInput.field(
                    "%s: expected one JSON object in UTF-8; line %d, column %d is not JSON, or a field is there twice."
                            .formatted(
                                    where,
                                    Math.max(at == null ? 1 : at.getLineNr(), 1),
                                    Math.max(at == null ? 1 : at.getColumnNr(), 1)));
        }
        if (node == null || !node.isObject()) {
            throw BadInput.field("%s: expected a JSON object; got %s.".formatted(where, kind(node)));
        }
        return new Fields(where, node);
    }

    Fields object(String name) throws BadInput {
        return maybeObject(name).orElseThrow(() -> missing(name, "an object"));
    }

    Optional<Fields> maybeObject(String name) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return Optional.empty();
        if (!value.get().isObject()) throw wrong(name, "an object", kind(value.get()));
        return Optional.of(
                new Fields(where.equals("metadata") || where.equals("body") ? name : where + "." + name, value.get()));
    }

    /// The objects of a list, 0 to `most`; absent is none.
    List<Fields> list(String name, int most) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return List.of();
        String expected = "a list of " + most + " objects at most";
        if (!value.get().isArray()) throw wrong(name, expected, kind(value.get()));
        if (value.get().size() > most) throw wrong(name, expected, value.get().size() + " of them");
        List<Fields> list = new ArrayList<>();
        for (JsonNode one : value.get()) {
            if (!one.isObject()) throw wrong(name, expected, "a list with " + kind(one));
            list.add(new Fields(where + "." + name + "[" + (list.size() + 1) + "]", one));
        }
        return List.copyOf(list);
    }

    /// The texts of a list, 0 to `most`; absent is none.
    List<Personal<String>> texts(String name, int most, int longest) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return List.of();
        String expected = "a list of %d texts of 1 to %d characters".formatted(most, longest);
        if (!value.get().isArray()) throw wrong(name, expected, kind(value.get()));
        List<Personal<String>> texts = new ArrayList<>();
        for (JsonNode one : value.get()) {
            if (!isText(one, longest) || texts.size() >= most) throw wrong(name, expected, "others, or more");
            texts.add(new Personal<>(one.stringValue()));
        }
        return List.copyOf(texts);
    }

    /// A thing that is text alone or an object with more: both, in their order. A text is given to `plain`.
    <T> List<T> mixed(String name, int most, int longest, Function<Personal<String>, T> plain, Read<T> whole)
            throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return List.of();
        String expected = "a list of %d at most, of texts of 1 to %d characters or objects".formatted(most, longest);
        if (!value.get().isArray()) throw wrong(name, expected, kind(value.get()));
        if (value.get().size() > most) throw wrong(name, expected, value.get().size() + " of them");
        List<T> all = new ArrayList<>();
        for (JsonNode one : value.get()) {
            String place = where + "." + name + "[" + (all.size() + 1) + "]";
            if (one.isObject()) {
                Fields fields = new Fields(place, one);
                all.add(whole.of(fields));
                fields.end();
            } else if (isText(one, longest)) {
                all.add(plain.apply(new Personal<>(one.stringValue())));
            } else {
                throw wrong(name, expected, "a list with another");
            }
        }
        return List.copyOf(all);
    }

    /// What is read from the fields of one object.
    interface Read<T> {
        T of(Fields fields) throws BadInput;
    }

    /// Makes something that holds its own rules; what breaks one is told in its words.
    <T> T made(Supplier<T> make) throws BadInput {
        try {
            return make.get();
        } catch (IllegalArgumentException broken) {
            throw BadInput.field("%s: %s.".formatted(where, broken.getMessage()));
        }
    }

    private static boolean isText(JsonNode one, int longest) {
        return one.isString()
                && !one.stringValue().isBlank()
                && one.stringValue().length() <= longest
                && one.stringValue().chars().allMatch(c -> c != 0);
    }

    /// One of some words.
    <T> Optional<T> maybeWord(String name, Function<String, Optional<T>> known, String expected) throws BadInput {
        Optional<String> word = maybeText(name, SHOWN);
        if (word.isEmpty()) return Optional.empty();
        Optional<T> found = known.apply(word.get());
        if (found.isEmpty()) throw wrong(name, "one of " + expected, "another word");
        return found;
    }

    Optional<Instant> maybeTime(String name) throws BadInput {
        return value(name).isEmpty() ? Optional.empty() : Optional.of(time(name));
    }

    String text(String name, int most) throws BadInput {
        return maybeText(name, most).orElseThrow(() -> missing(name, "a text of 1 to " + most + " characters"));
    }

    Optional<String> maybeText(String name, int most) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return Optional.empty();
        String expected = "a text of 1 to " + most + " characters";
        if (!value.get().isString()) throw wrong(name, expected, kind(value.get()));
        String text = value.get().stringValue();
        if (text.isBlank()) throw wrong(name, expected, "a blank one");
        if (text.length() > most) throw wrong(name, expected, text.length() + " characters");
        if (text.chars().anyMatch(c -> c == 0)) throw wrong(name, expected, "one with a zero character");
        return Optional.of(text);
    }

    Optional<Personal<String>> maybePersonal(String name, int most) throws BadInput {
        return maybeText(name, most).map(Personal::new);
    }

    Instant time(String name) throws BadInput {
        String expected = "a time with its offset, such as 2026-04-07T09:30:00Z";
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) throw missing(name, expected);
        if (!value.get().isString()) throw wrong(name, expected, kind(value.get()));
        Instant time;
        try {
            time = OffsetDateTime.parse(value.get().stringValue()).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, expected, "a text that is none");
        }
        if (time.isBefore(EARLIEST)) throw wrong(name, expected + ", and not before 1990", "an earlier one");
        return time;
    }

    Optional<Integer> maybeWhole(String name, int least, int most) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return Optional.empty();
        String expected = "a whole number from %d to %d".formatted(least, most);
        if (!value.get().isIntegralNumber()) throw wrong(name, expected, kind(value.get()));
        if (!value.get().canConvertToInt()
                || value.get().intValue() < least
                || value.get().intValue() > most) {
            throw wrong(name, expected, "a number outside");
        }
        return Optional.of(value.get().intValue());
    }

    /// An unsigned number of 32 bits, as the `int` of the same bits.
    int unsigned(String name) throws BadInput {
        String expected = "a whole number from 0 to 4294967295";
        JsonNode value = value(name).orElseThrow(() -> missing(name, expected));
        if (!value.isIntegralNumber()) throw wrong(name, expected, kind(value));
        boolean fits = value.canConvertToLong() && value.longValue() >= 0 && value.longValue() <= 0xffff_ffffL;
        if (!fits) throw wrong(name, expected, "a number outside");
        return (int) value.longValue();
    }

    /// Bytes in base64url without padding, in the one form that encoding gives.
    byte[] octets(String name, int least, int most) throws BadInput {
        String size = least == most ? String.valueOf(least) : least + " to " + most;
        String expected = size + " bytes in base64url without padding";
        JsonNode value = value(name).orElseThrow(() -> missing(name, expected));
        if (!value.isString()) throw wrong(name, expected, kind(value));
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value.stringValue());
        } catch (IllegalArgumentException broken) {
            throw wrong(name, expected, "a text that is none");
        }
        boolean one =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(value.stringValue());
        if (!one) throw wrong(name, expected, "another form of it");
        if (bytes.length < least || bytes.length > most) throw wrong(name, expected, bytes.length + " bytes");
        return bytes;
    }

    /// A text by its length in UTF-8.
    String name(String name, int mostBytes) throws BadInput {
        String text = text(name, mostBytes);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        String expected = "a text of 1 to " + mostBytes + " bytes in UTF-8";
        if (bytes > mostBytes) throw wrong(name, expected, bytes + " bytes");
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (!whole) throw wrong(name, expected, "one with half a character");
        return text;
    }

    /// A number of a report, 1 or more.
    long number(String name) throws BadInput {
        String expected = "a whole number, 1 or more";
        JsonNode value = value(name).orElseThrow(() -> missing(name, expected));
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw wrong(name, expected, value.isNumber() ? "another one" : kind(value));
        }
        return value.longValue();
    }

    /// A day without an hour, such as of birth.
    Optional<LocalDate> maybeDay(String name) throws BadInput {
        Optional<String> text = maybeText(name, SHOWN);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeException e) {
            throw wrong(name, "a day, such as 2011-04-07", "a text that is none");
        }
    }

    /// Degrees, in millionths.
    int degrees(String name) throws BadInput {
        String expected = "degrees, with 6 decimals at most";
        JsonNode value = value(name).orElseThrow(() -> missing(name, expected));
        if (!value.isNumber()) throw wrong(name, expected, kind(value));
        try {
            return value.decimalValue().movePointRight(6).intValueExact();
        } catch (ArithmeticException | NumberFormatException | JacksonException e) {
            throw wrong(name, expected, "another number");
        }
    }

    int whole(String name, int least, int most) throws BadInput {
        return maybeWhole(name, least, most)
                .orElseThrow(() -> missing(name, "a whole number from %d to %d".formatted(least, most)));
    }

    Optional<Boolean> maybeYesNo(String name) throws BadInput {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) return Optional.empty();
        if (!value.get().isBoolean()) throw wrong(name, "true or false", kind(value.get()));
        return Optional.of(value.get().booleanValue());
    }

    Personal<String> address(String name) throws BadInput {
        String text = text(name, 45);
        try {
            InetAddress.ofLiteral(text);
            return new Personal<>(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "an IPv4 or IPv6 address in digits", "a text that is none");
        }
    }

    /// Called last: whatever was not asked for is unknown.
    void end() throws BadInput {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw BadInput.field("%s: unknown field \"%s\".%s Known fields: %s."
                        .formatted(where, shown(name), Spelling.hint(name, known), String.join(", ", known)));
            }
        }
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return object.optional(name).filter(v -> !v.isNull());
    }

    BadInput missing(String name, String expected) {
        return BadInput.field("%s: the field \"%s\" is missing; expected %s.".formatted(where, name, expected));
    }

    private BadInput wrong(String name, String expected, String got) {
        return BadInput.field("%s: the field \"%s\" is %s; got %s.".formatted(where, name, expected, got));
    }

    /// A name as it may stand in a message: short and printable.
    private static String shown(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return safe.length() > SHOWN ? safe.substring(0, SHOWN) + "…" : safe;
    }

    private static String kind(JsonNode node) {
        if (node == null || node.isMissingNode()) return "nothing";
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, POJO, MISSING -> "something else";
        };
    }
}
