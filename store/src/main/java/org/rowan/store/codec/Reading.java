package org.rowan.store.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.signal.Md5;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Sha1;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import tools.jackson.databind.JsonNode;

/// JSON to values, by the types that are declared for them. Nothing is defaulted but what is declared to be
/// possibly empty.
final class Reading {
    private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.of(
            String.class,
            text -> text,
            Instant.class,
            Instant::parse,
            LocalDate.class,
            LocalDate::parse,
            Duration.class,
            Duration::parse,
            Bytes.class,
            text -> Bytes.adopt(Base64.getDecoder().decode(text)),
            Digest.class,
            Digest::ofHex,
            Md5.class,
            text -> Signal.parse(SignalType.MD5, text),
            Sha1.class,
            text -> Signal.parse(SignalType.SHA1, text),
            Sha256.class,
            text -> Signal.parse(SignalType.SHA256, text),
            PdqHash.class,
            PdqHash::parse);

    private Reading() {}

    static Object value(JsonNode node, Type declared, String where) {
        Class<?> type = raw(declared);
        Optional<Function<String, Object>> parser = Optional.ofNullable(TEXTS.get(type));
        if (parser.isPresent()) return parsed(node, parser.get(), type, where);
        if (type == boolean.class || type == Boolean.class) {
            return required(node, node.isBoolean(), "true or false", where).booleanValue();
        }
        if (type == int.class || type == Integer.class) {
            return required(node, node.canConvertToInt(), "a number", where).intValue();
        }
        if (type == long.class || type == Long.class) {
            return required(node, node.canConvertToLong(), "a number", where).longValue();
        }
        if (type.isEnum()) return constant(node, type, where);
        if (type == List.class) return items(node, declared, where);
        if (type == Set.class) return Set.copyOf(items(node, declared, where));
        if (Words.isFamily(type)) return named(node, type, where);
        if (type.isRecord()) return whole(node, type, Writing.arguments(declared), where);
        throw new IllegalStateException(type.getName() + " cannot be stored yet");
    }

    private static Object parsed(JsonNode node, Function<String, Object> parser, Class<?> type, String where) {
        String text = text(node, where);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(where, "a " + type.getSimpleName() + " was expected; got another text");
        }
    }

    private static Object constant(JsonNode node, Class<?> type, String where) {
        String name = text(node, where);
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unreadable(
                        where, "a " + type.getSimpleName() + " was expected; got a word that is not known"));
    }

    private static List<Object> items(JsonNode node, Type declared, String where) {
        required(node, node.isArray(), "a list", where);
        Type type = Writing.arguments(declared).getFirst();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(value(node.get(i), type, where + "[" + i + "]"));
        }
        return items;
    }

    private static Object named(JsonNode node, Class<?> family, String where) {
        required(node, node.isObject(), "an object", where);
        String word = text(node.path("type"), where + ".type");
        Class<?> kind = Words.named(family, word)
                .orElseThrow(() -> new Unreadable(
                        where + ".type", "a kind of " + family.getSimpleName() + " was expected; got another word"));
        return parts(node, Shape.of(kind), where);
    }

    private static Object whole(JsonNode node, Class<?> type, List<Type> arguments, String where) {
        Shape shape = Shape.of(type);
        if (shape.isWrapper()) {
            RecordComponent only = shape.components().getFirst();
            return shape.make(List.of(value(node, Shape.typeOf(only, arguments), where)), where);
        }
        required(node, node.isObject(), "an object", where);
        return parts(node, shape, where);
    }

    private static Object parts(JsonNode node, Shape shape, String where) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : shape.components()) {
            values.add(part(
                    node.path(component.getName()), component.getGenericType(), where + "." + component.getName()));
        }
        return shape.make(values, where);
    }

    private static Object part(JsonNode node, Type declared, String where) {
        Class<?> type = raw(declared);
        boolean absent = node.isMissingNode() || node.isNull();
        if (type == Optional.class) {
            return absent
                    ? Optional.empty()
                    : Optional.of(value(node, Writing.arguments(declared).getFirst(), where));
        }
        if (absent && type == List.class) return List.of();
        if (absent && type == Set.class) return Set.of();
        return value(node, declared, where);
    }

    private static String text(JsonNode node, String where) {
        return required(node, node.isString(), "a text", where).stringValue();
    }

    private static JsonNode required(JsonNode node, boolean holds, String expected, String where) {
        if (!holds) {
            throw new Unreadable(
                    where,
                    expected + " was expected; got "
                            + (node.isMissingNode()
                                    ? "nothing"
                                    : node.getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return node;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }
}
