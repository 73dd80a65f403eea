package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One element of a document: its name, attributes, children in order, and the text directly inside it.
/// Prints its name only, since what it holds is mostly personal.
///
/// - Shapes: a name in a namespace is written `{namespace}local`; NCMEC's documents have none.
public record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {
    public XmlNode {
        attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    public Stream<XmlNode> all(String child) {
        return children.stream().filter(c -> c.name.equals(child));
    }

    public Optional<XmlNode> first(String child) {
        return all(child).findFirst();
    }

    public boolean has(String child) {
        return first(child).isPresent();
    }

    /// The trimmed text of the first child of that name.
    public Optional<String> textOf(String child) {
        return first(child).map(c -> c.text.strip());
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    @Override
    public String toString() {
        return "[" + name + ", " + children.size() + " children]";
    }

    /// Starts an element. What is empty is left out, since an empty element says something that nobody
    /// meant.
    static Builder named(String name) {
        return new Builder(name);
    }

    static XmlNode value(String name, String text) {
        return new XmlNode(name, Map.of(), List.of(), text);
    }

    /// Collects children in the order of the calls.
    static final class Builder {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<XmlNode> children = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder attribute(String attribute, Optional<?> value) {
            value.ifPresent(v -> attributes.put(attribute, v.toString()));
            return this;
        }

        Builder add(String child, Optional<?> value) {
            value.ifPresent(v -> children.add(value(child, v.toString())));
            return this;
        }

        Builder add(String child, List<?> values) {
            values.forEach(v -> children.add(value(child, v.toString())));
            return this;
        }

        Builder add(String child, Object value) {
            children.add(value(child, value.toString()));
            return this;
        }

        Builder add(XmlNode child) {
            children.add(child);
            return this;
        }

        Builder add(Optional<XmlNode> child) {
            child.ifPresent(children::add);
            return this;
        }

        Builder addAll(List<XmlNode> nodes) {
            children.addAll(nodes);
            return this;
        }

        XmlNode build() {
            return new XmlNode(name, attributes, children, "");
        }

        XmlNode build(String text) {
            return new XmlNode(name, attributes, children, text);
        }
    }
}
