package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rowan.agency.ncmec.SchemaModel.Child;
import org.rowan.agency.ncmec.SchemaModel.Content;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Form;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.agency.ncmec.SchemaModel.Value;

/// Makes documents from the model alone, and breaks them. The same seed gives the same documents.
final class RandomTree {
    private static final int DEEP = 4;

    private final SchemaModel model = SchemaModel.cyberTipline();
    private final Random random;

    RandomTree(long seed) {
        this.random = new Random(seed);
    }

    XmlNode valid(String root) {
        return element(root, model.type(root), 0);
    }

    private XmlNode element(String name, ElementType type, int depth) {
        Map<String, String> attributes = new LinkedHashMap<>();
        type.attributes().forEach(a -> {
            if (a.required() || random.nextInt(3) == 0) {
                attributes.put(a.name(), value(a.value().type()));
            }
        });
        List<XmlNode> children = new ArrayList<>();
        if (type.form() == Form.CHOICE) {
            children.add(
                    child(type.children().get(random.nextInt(type.children().size())), depth));
        } else {
            for (Child place : type.children()) {
                int count = place.min();
                if (depth < DEEP && random.nextInt(3) > 0) {
                    count = place.max() == 1 ? 1 : place.min() + random.nextInt(3);
                }
                for (int i = 0; i < count; i++) {
                    children.add(child(place, depth));
                }
            }
        }
        if (type.form() == Form.ALL) {
            java.util.Collections.shuffle(children, random);
        }
        String text = type.value().map(v -> value(v.type())).orElse("");
        return new XmlNode(name, attributes, children, text);
    }

    private XmlNode child(Child place, int depth) {
        int which = random.nextInt(place.elements().size());
        String name = place.elements().get(which);
        Content content = place.contents().get(which);
        return switch (content) {
            case Nested nested -> element(name, model.type(nested.type()), depth + 1);
            case Value value -> XmlNode.value(name, value(value.type()));
        };
    }

    private String value(ValueType type) {
        return switch (type) {
            case ValueType.Words words ->
                words.values().get(random.nextInt(words.values().size()));
            case ValueType.Plain plain ->
                switch (plain) {
                    case TEXT -> pick("text", "  ", "", "a & b < c > \"d\"", "\u00e9\uD83C\uDF33");
                    case TOKEN -> pick("b0754af766b426f2", "t");
                    case BOOLEAN -> pick("true", "false", "1", "0", " true ");
                    case TRUE -> pick("true", "1", "");
                    case INT -> pick("0", "65535", "-7", "+5", " 12 ", "2147483647");
                    case LONG -> pick("1", "9223372036854775807", "4564654464654");
                    case DOUBLE -> pick("51.5", "-0.1", "1e3", "INF", "NaN", ".5", "7.");
                    case DATE -> pick("1996-01-31", "2000-02-29Z", "1999-12-31+14:00");
                    case DATE_TIME ->
                        pick("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678+01:00", "2026-01-02T03:04:05");
                    case CALLING_CODE -> pick("+1", "+44", "+353");
                    case DIGITS -> pick("1", "0123");
                };
        };
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    /// The tree with one thing changed somewhere, which may or may not break it.
    XmlNode changed(XmlNode node) {
        if (!node.children().isEmpty() && random.nextInt(3) > 0) {
            int at = random.nextInt(node.children().size());
            List<XmlNode> children = new ArrayList<>(node.children());
            children.set(at, changed(children.get(at)));
            return new XmlNode(node.name(), node.attributes(), children, node.text());
        }
        List<XmlNode> children = new ArrayList<>(node.children());
        Map<String, String> attributes = new LinkedHashMap<>(node.attributes());
        String text = node.text();
        switch (random.nextInt(8)) {
            case 0 -> java.util.Collections.shuffle(children, random);
            case 1 -> {
                if (!children.isEmpty()) {
                    children.remove(random.nextInt(children.size()));
                }
            }
            case 2 -> {
                if (!children.isEmpty()) {
                    children.add(children.get(random.nextInt(children.size())));
                }
            }
            case 3 -> children.add(XmlNode.value(pick("additionalInfo", "url", "stranger"), "x"));
            case 4 -> attributes.put(pick("type", "verified", "stranger"), pick("Home", "true", "x"));
            case 5 -> attributes.clear();
            case 6 -> text = pick("", " ", "false", "true", "home", "Child Sex Tourism ", "gb", "70000", "yesterday");
            default -> text = text + pick("x", " ", "9");
        }
        return new XmlNode(node.name(), attributes, children, text);
    }
}
