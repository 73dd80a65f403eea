package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.agency.ncmec.SchemaModel.Child;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Form;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.agency.ncmec.SchemaModel.Value;
import org.rowan.base.Personal;
import org.rowan.referral.Origin;

/// One element while it is being written. The tables of [SchemaModel] say in which order its children stand, how often,
/// and what fits; the caller says only what there is and where it comes from. What has no place or does not fit goes
/// whole into the notes; nothing is lost and nothing is put in place of what is missing.
final class Part {
    private static final String NOT_ACCEPTED = ", as held, not one that this form accepts";

    private final String element;
    private final ElementType type;
    private final Notes notes;
    private final Fitting fitting;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final TreeMap<Integer, List<XmlNode>> children = new TreeMap<>();
    private final List<Origin> sources = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Origin> met = new ArrayList<>();
    private String text = "";
    private Origin from;

    private Part(String element, ElementType type, Notes notes, Fitting fitting, Origin from) {
        this.element = element;
        this.type = type;
        this.notes = notes;
        this.fitting = fitting;
        this.from = from;
    }

    static Part root(String element, Notes notes, Origin from) {
        return new Part(element, SchemaModel.cyberTipline().type(element), notes, Fitting.NOTED, from);
    }

    /// As the root of a document that has no place for notes: what does not fit stays as it is, and the checks refuse
    /// it.
    static Part strict(String element, Origin from) {
        return new Part(
                element, SchemaModel.cyberTipline().type(element), new Notes(new LongValues()), Fitting.AS_IS, from);
    }

    /// A child by its name here; it writes into these notes.
    Part child(String name) {
        return child(name, notes);
    }

    /// A child with notes of its own, which the caller ends with [#additionalInfo].
    Part child(String name, Notes own) {
        String typeName = type.child(name)
                .flatMap(c -> c.content(name))
                .map(content -> content instanceof Nested nested ? nested.type() : name)
                .orElse(name);
        return new Part(name, SchemaModel.cyberTipline().type(typeName), own, fitting, from);
    }

    Notes notes() {
        return notes;
    }

    /// Where everything put from here on comes from.
    Part from(Origin origin) {
        from = origin;
        return this;
    }

    Part put(String name, String value) {
        if (!value.isBlank()) add(name, value);
        return this;
    }

    Part put(String name, Optional<?> value) {
        value.ifPresent(v -> put(name, plain(v)));
        return this;
    }

    Part put(String name, List<Personal<String>> values) {
        values.forEach(v -> put(name, v.reveal()));
        return this;
    }

    Part mark(String name) {
        return put(name, "true");
    }

    Part attribute(String name, Optional<?> value) {
        value.map(Part::plain).filter(v -> !v.isBlank()).ifPresent(v -> fitted(name, v));
        return this;
    }

    private void fitted(String name, String held) {
        String value = held.replaceAll("[\\t\\n\\r]", " ");
        // XML itself turns what ends a line into a space where it stands in an attribute.
        if (!value.equals(held)) notes.whole(name + ", as held before line ends became spaces", held, from);
        met.add(from);
        Value wanted = type.attributes().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(element + " has no attribute " + name))
                .value();
        Optional<String> fitted = fitting.fit(name, value, wanted, notes, from);
        if (fitted.isPresent()) {
            attributes.put(name, fitted.get());
            sources.add(from);
        } else {
            notes.whole(name + NOT_ACCEPTED, value, from);
        }
    }

    /// The value of an element that holds text.
    Part text(String value) {
        Value wanted = type.value().orElseThrow(() -> new IllegalStateException(element + " holds no text"));
        met.add(from);
        sources.add(from);
        fitting.fit(element, value, wanted, notes, from).ifPresentOrElse(v -> text = v, () -> refused.add(value));
        return this;
    }

    /// Adds a child element, if it says anything or must be there.
    Part add(Part child) {
        child.build().ifPresent(node -> place(child.element, node));
        return this;
    }

    private static String plain(Object value) {
        return value instanceof Personal<?> personal ? String.valueOf(personal.reveal()) : value.toString();
    }

    private void add(String name, String value) {
        met.add(from);
        Optional<Child> place = type.child(name);
        if (place.isEmpty()) {
            noPlace(name, value);
            return;
        }
        Value wanted = SchemaModel.cyberTipline().value(type.name(), name);
        Optional<String> fitted = fitting.fit(name, value, wanted, notes, from);
        if (fitted.isPresent()) {
            place(name, new XmlNode(name, Map.of(), List.of(), fitted.get(), List.of(from)));
        } else if (place.get().min() > 0) {
            refused.add(name + " " + value);
        } else {
            notes.whole(name + NOT_ACCEPTED, value, from);
        }
    }

    private void place(String name, XmlNode node) {
        int at = index(name);
        if (at < 0) {
            noPlace(name, flat(node));
            return;
        }
        List<XmlNode> there = children.computeIfAbsent(at, i -> new ArrayList<>());
        boolean known = there.stream().anyMatch(n -> same(n, node));
        if (known) return;
        if (!there.isEmpty() && type.children().get(at).max() == 1) {
            notes.whole(name + ", also held", flat(node), node.sources());
        } else {
            there.add(node);
        }
    }

    private void noPlace(String name, String value) {
        if (SchemaModel.cyberTipline().find(name).isEmpty()
                && !SchemaModel.cyberTipline().names(name)) {
            throw new IllegalStateException("no document of NCMEC's has an element " + name);
        }
        notes.whole(name + ", for which " + element + " has no place", value, from);
    }

    private static boolean same(XmlNode one, XmlNode other) {
        return one.attributes().equals(other.attributes())
                && one.text().equals(other.text())
                && one.children().equals(other.children());
    }

    private int index(String name) {
        for (int i = 0; i < type.children().size(); i++) {
            if (type.children().get(i).elements().contains(name)) return i;
        }
        return -1;
    }

    private static String flat(XmlNode node) {
        List<String> words = new ArrayList<>();
        node.attributes().forEach((name, value) -> words.add(name + " " + value));
        if (!node.text().isEmpty()) words.add(node.text());
        node.children().forEach(child -> words.add(child.name() + " " + flat(child)));
        return String.join(", ", words);
    }

    /// The notes so far, as this element's additional information.
    Part additionalInfo() {
        if (!notes.isEmpty()) {
            place(
                    "additionalInfo",
                    new XmlNode("additionalInfo", Map.of(), List.of(), XmlText.clean(notes.text()), notes.sources()));
        }
        return this;
    }

    /// Empty where there is nothing to say, or where a value that must stand there does not fit: then all of it was
    /// noted.
    Optional<XmlNode> build() {
        List<XmlNode> ordered = children.values().stream().flatMap(List::stream).toList();
        XmlNode node = new XmlNode(element, attributes, ordered, text, sources);
        if (!refused.isEmpty()) {
            String rest = flat(node);
            if (rest.isEmpty() && refused.stream().allMatch(String::isBlank)) return Optional.empty();
            notes.whole(element + NOT_ACCEPTED, String.join(", ", refused) + (rest.isEmpty() ? "" : ", " + rest), met);
            return Optional.empty();
        }
        boolean says = !attributes.isEmpty() || !ordered.isEmpty() || !text.isEmpty() || type.form() == Form.EMPTY;
        return says ? Optional.of(node) : Optional.empty();
    }

    /// The element, though it may say nothing: the form wants it.
    XmlNode required() {
        return build().orElseGet(() -> new XmlNode(element, Map.of(), List.of(), "", List.of(from)));
    }

    Part addRequired(Part child) {
        place(child.element, child.required());
        return this;
    }
}
