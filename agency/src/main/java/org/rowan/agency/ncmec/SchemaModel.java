package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Our own tables of the CyberTipline's documents: which element holds what, in which order, how often,
/// within which limits. Read from the resource `document-model.txt`, which is where an element is added.
public final class SchemaModel {
    private static final SchemaModel CYBERTIPLINE = SchemaModelText.read("document-model.txt");

    private final Map<String, ElementType> types;

    SchemaModel(Map<String, ElementType> types) {
        this.types = Map.copyOf(types);
    }

    public static SchemaModel cyberTipline() {
        return CYBERTIPLINE;
    }

    enum Form {
        SEQUENCE,
        ALL,
        CHOICE,
        TEXT,
        EMPTY
    }

    /// An element's type. `value` is present for form `TEXT` only.
    record ElementType(
            String name, Form form, Optional<Value> value, List<Attribute> attributes, List<Child> children) {
        ElementType {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        Optional<Child> child(String element) {
            return children.stream().filter(c -> c.content(element).isPresent()).findFirst();
        }
    }

    /// What stands inside an element: a value, or a type of its own by name.
    sealed interface Content {}

    record Value(ValueType type, List<ValueRule> rules) implements Content {
        Value {
            rules = List.copyOf(rules);
        }

        /// The longest length allowed, or `Integer.MAX_VALUE` where none is published.
        int max() {
            return rules.stream()
                    .flatMap(r -> r instanceof ValueRule.Max max ? Stream.of(max.length()) : Stream.of())
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        }
    }

    record Nested(String type) implements Content {}

    /// A place in a sequence. More than one element name means: one of these.
    record Child(List<String> elements, List<Content> contents, int min, int max) {
        Child {
            elements = List.copyOf(elements);
            contents = List.copyOf(contents);
        }

        Optional<Content> content(String element) {
            int at = elements.indexOf(element);
            return at < 0 ? Optional.empty() : Optional.of(contents.get(at));
        }

        /// Where the next child of that name stands. Repeatable elements are numbered from 1, so that a message finds
        /// the right one.
        String path(String where, String name, Map<String, Integer> seen) {
            int number = seen.merge(name, 1, Integer::sum);
            return where + "/" + name + (max > 1 ? "[" + number + "]" : "");
        }

        String label() {
            return String.join(" or ", elements);
        }
    }

    record Attribute(String name, boolean required, Value value) {}

    ElementType type(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the document model has no type " + name));
    }

    Optional<ElementType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /// Whether any element has a child of that name.
    boolean names(String element) {
        return types.values().stream().anyMatch(t -> t.child(element).isPresent());
    }

    /// The value of `element` directly inside `parent`, for its limits.
    Value value(String parent, String element) {
        Content content = type(parent)
                .child(element)
                .flatMap(c -> c.content(element))
                .orElseThrow(() -> new IllegalStateException("no " + element + " in " + parent));
        return switch (content) {
            case Value value -> value;
            case Nested nested ->
                type(nested.type())
                        .value()
                        .orElseThrow(() -> new IllegalStateException(element + " has no value of its own"));
        };
    }

    /// Everything the model refuses, all at once, in document order.
    ///
    /// - Shapes: `root` is the root of a request or an answer, such as `report` or `fileDetails`.
    public List<Flaw> check(XmlNode root, java.time.Instant now) {
        return new SchemaCheck(this, now).check(root);
    }

    /// The element names of a type in the order the schema wants them.
    public List<String> order(String type) {
        return type(type).children().stream()
                .flatMap(c -> c.elements().stream())
                .toList();
    }

    java.util.Collection<ElementType> types() {
        return types.values();
    }
}
