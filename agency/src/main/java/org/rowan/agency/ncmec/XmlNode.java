package org.rowan.agency.ncmec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.referral.Origin;

/// One element of a document: its name, attributes, children in order, and the text directly inside it.
/// Prints its name only, since what it holds is mostly personal.
///
/// - `sources`: where text and attributes come from, in the order of [Origin]; empty for a document that was read.
/// - Shapes: a name in a namespace is written `{namespace}local`; NCMEC's documents have none.
public record XmlNode(
        String name, Map<String, String> attributes, List<XmlNode> children, String text, List<Origin> sources) {
    public XmlNode {
        attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        sources = sources.stream().distinct().sorted().toList();
    }

    public XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {
        this(name, attributes, children, text, List.of());
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

    static XmlNode value(String name, String text) {
        return new XmlNode(name, Map.of(), List.of(), text);
    }
}
