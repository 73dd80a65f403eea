package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.SchemaModel.Attribute;
import org.rowan.agency.ncmec.SchemaModel.Child;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.agency.ncmec.SchemaModel.Value;

/// Compares one tree with the model and collects every difference.
final class SchemaCheck {
    private final SchemaModel model;
    private final Instant now;
    private final List<Flaw> flaws = new ArrayList<>();

    SchemaCheck(SchemaModel model, Instant now) {
        this.model = model;
        this.now = now;
    }

    List<Flaw> check(XmlNode root) {
        model.find(root.name())
                .ifPresentOrElse(
                        type -> element(root, type, root.name()),
                        () -> flaws.add(Flaw.schema("document", "the root element is not one of the documents known")));
        return List.copyOf(flaws);
    }

    private void element(XmlNode node, ElementType type, String where) {
        attributes(node, type.attributes(), where);
        switch (type.form()) {
            case TEXT -> {
                if (!node.children().isEmpty()) {
                    flaws.add(Flaw.schema(where, "must hold text only; got elements"));
                }
                type.value().ifPresent(v -> value(node.text(), v, where));
            }
            case EMPTY -> {
                if (!node.children().isEmpty() || !node.text().isEmpty()) {
                    flaws.add(Flaw.schema(where, "must be empty; got content"));
                }
            }
            case SEQUENCE -> {
                noText(node, where);
                sequence(node, type, where);
            }
            case ALL -> {
                noText(node, where);
                all(node, type, where);
            }
            case CHOICE -> {
                noText(node, where);
                choice(node, type, where);
            }
        }
    }

    private void noText(XmlNode node, String where) {
        if (!node.text().isBlank()) {
            flaws.add(Flaw.schema(where, "must hold elements only; got text between them"));
        }
    }

    /// Names are unique within every sequence, so reading it once from the front is exact.
    private void sequence(XmlNode node, ElementType type, String where) {
        List<Child> places = type.children();
        int at = 0;
        int count = 0;
        Map<String, Integer> seen = new HashMap<>();
        for (XmlNode child : node.children()) {
            int place = place(places, child.name());
            if (place < 0) {
                flaws.add(Flaw.schema(where, "holds an element that does not belong there"));
                continue;
            }
            if (place < at) {
                flaws.add(Flaw.schema(
                        where + "/" + child.name(),
                        "comes too late: it must stand before " + places.get(at).label()));
            } else if (place > at) {
                at = place;
                count = 0;
            }
            if (place == at && ++count > places.get(place).max()) {
                flaws.add(Flaw.schema(where + "/" + child.name(), "may stand there once; got another"));
            }
            content(child, places.get(place), places.get(place).path(where, child.name(), seen));
        }
        for (Child place : places) {
            if (place.min() > 0 && place.elements().stream().noneMatch(node::has)) {
                flaws.add(Flaw.schema(where + "/" + place.label(), "is required; got none"));
            }
        }
    }

    private void all(XmlNode node, ElementType type, String where) {
        Map<String, Integer> seen = new HashMap<>();
        for (XmlNode child : node.children()) {
            Optional<Child> place = type.child(child.name());
            if (place.isEmpty()) {
                flaws.add(Flaw.schema(where, "holds an element that does not belong there"));
                continue;
            }
            if (seen.merge(child.name(), 1, Integer::sum) > 1) {
                flaws.add(Flaw.schema(where + "/" + child.name(), "may stand there once; got another"));
            }
            content(child, place.get(), where + "/" + child.name());
        }
    }

    private void choice(XmlNode node, ElementType type, String where) {
        if (node.children().size() != 1) {
            flaws.add(Flaw.schema(
                    where,
                    "must hold exactly one element; got " + node.children().size()));
        }
        for (XmlNode child : node.children()) {
            type.child(child.name())
                    .ifPresentOrElse(
                            place -> content(child, place, where + "/" + child.name()),
                            () -> flaws.add(Flaw.schema(where, "holds an element that does not belong there")));
        }
    }

    private void content(XmlNode child, Child place, String where) {
        place.content(child.name()).ifPresent(content -> {
            switch (content) {
                case Nested nested -> element(child, model.type(nested.type()), where);
                case Value value -> {
                    attributes(child, List.of(), where);
                    if (!child.children().isEmpty()) {
                        flaws.add(Flaw.schema(where, "must hold text only; got elements"));
                    }
                    value(child.text(), value, where);
                }
            }
        });
    }

    private void attributes(XmlNode node, List<Attribute> known, String where) {
        for (Attribute attribute : known) {
            String place = where + "/@" + attribute.name();
            node.attribute(attribute.name()).ifPresentOrElse(v -> value(v, attribute.value(), place), () -> {
                if (attribute.required()) {
                    flaws.add(Flaw.schema(place, "is required; got none"));
                }
            });
        }
        for (String name : node.attributes().keySet()) {
            if (known.stream().noneMatch(a -> a.name().equals(name))) {
                flaws.add(Flaw.schema(where, "has an attribute that does not belong there"));
            }
        }
    }

    private void value(String text, Value value, String where) {
        if (!value.type().accepts(text)) {
            flaws.add(Flaw.schema(where, "must be " + value.type().expected() + "; got something else"));
            return;
        }
        for (ValueRule rule : value.rules()) {
            rule.complaint(text, now).ifPresent(c -> flaws.add(new Flaw(rule.broken(), where, c)));
        }
    }

    private static int place(List<Child> places, String name) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).elements().contains(name)) {
                return i;
            }
        }
        return -1;
    }
}
