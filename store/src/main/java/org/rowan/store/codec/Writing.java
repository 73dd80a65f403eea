package org.rowan.store.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.signal.Signal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values to JSON, by the types that are declared for them.
final class Writing {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Writing() {}

    static JsonNode node(Object value, Type declared) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Boolean yes -> NODES.booleanNode(yes);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Instant instant -> NODES.stringNode(instant.toString());
            case LocalDate day -> NODES.stringNode(day.toString());
            case Duration duration -> NODES.stringNode(duration.toString());
            case Bytes bytes -> NODES.stringNode(Base64.getEncoder().encodeToString(bytes.toArray()));
            case Digest digest -> NODES.stringNode(digest.hex());
            case Signal signal -> NODES.stringNode(signal.hex());
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case Collection<?> items -> array(items, arguments(declared).getFirst());
            case Record whole -> whole(whole, declared);
            default -> throw new IllegalStateException(value.getClass().getName() + " cannot be stored yet");
        };
    }

    private static ArrayNode array(Collection<?> items, Type type) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(node(item, type)));
        return array;
    }

    private static JsonNode whole(Record whole, Type declared) {
        Shape shape = Shape.of(whole.getClass());
        boolean named = declared instanceof Class<?> family && Words.isFamily(family);
        if (shape.isWrapper() && !named) {
            RecordComponent only = shape.components().getFirst();
            return node(shape.get(whole, only), Shape.typeOf(only, arguments(declared)));
        }
        ObjectNode object = NODES.objectNode();
        if (named) object.put("type", Words.of(whole.getClass()));
        for (RecordComponent component : shape.components()) {
            add(object, component.getName(), shape.get(whole, component), component.getGenericType());
        }
        return object;
    }

    private static void add(ObjectNode object, String name, Object value, Type type) {
        switch (value) {
            case Optional<?> optional ->
                optional.ifPresent(present ->
                        object.set(name, node(present, arguments(type).getFirst())));
            case Collection<?> items when items.isEmpty() -> {}
            default -> object.set(name, node(value, type));
        }
    }

    static List<Type> arguments(Type type) {
        return type instanceof ParameterizedType parameterized
                ? List.of(parameterized.getActualTypeArguments())
                : List.of();
    }
}
