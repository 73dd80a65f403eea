package org.rowan.agency.ncmec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.SchemaModel.Attribute;
import org.rowan.agency.ncmec.SchemaModel.Child;
import org.rowan.agency.ncmec.SchemaModel.Content;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Form;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.agency.ncmec.SchemaModel.Value;

/// Reads the notation explained at the head of `document-model.txt`. A mistake in it is a bug of ours and
/// stops us.
final class SchemaModelText {
    private static final String WORDS = "words";

    private final List<Section> sections = new ArrayList<>();
    private final Map<String, ValueType> words = new LinkedHashMap<>();

    private record Section(String name, String form, List<String> lines) {}

    private SchemaModelText() {}

    static SchemaModel read(String resource) {
        try (InputStream in = SchemaModelText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + resource);
            }
            return new SchemaModelText().model(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SchemaModel model(String text) {
        text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .forEach(this::sort);
        for (Section section : sections) {
            if (section.form.equals(WORDS)) {
                List<String> values =
                        section.lines.stream().map(l -> l.substring(1).strip()).toList();
                words.put(section.name, new ValueType.Words(section.name, values));
            }
        }
        Map<String, ElementType> types = new LinkedHashMap<>();
        for (Section section : sections) {
            if (!section.form.equals(WORDS)) {
                types.put(section.name, type(section));
            }
        }
        types.values().forEach(t -> t.children().forEach(c -> c.contents().forEach(x -> known(x, types))));
        return new SchemaModel(types);
    }

    private void sort(String line) {
        if (line.startsWith("[")) {
            String[] head = line.substring(1, line.length() - 1).split(" ", 2);
            sections.add(new Section(head[0], head[1], new ArrayList<>()));
        } else {
            sections.getLast().lines.add(line);
        }
    }

    private static void known(Content content, Map<String, ElementType> types) {
        if (content instanceof Nested nested && !types.containsKey(nested.type())) {
            throw new IllegalStateException("document model: no type " + nested.type());
        }
    }

    private ElementType type(Section section) {
        List<Attribute> attributes = new ArrayList<>();
        List<Child> children = new ArrayList<>();
        Optional<Value> value = Optional.empty();
        for (String line : section.lines) {
            List<String> parts = List.of(line.split("\\s+"));
            if (line.startsWith("@")) {
                attributes.add(new Attribute(
                        parts.get(0).substring(1), parts.get(1).equals("1"), value(parts.subList(2, parts.size()))));
            } else if (line.startsWith(".")) {
                value = Optional.of(value(parts.subList(1, parts.size())));
            } else {
                children.add(child(parts));
            }
        }
        Form form = Form.valueOf(section.form.toUpperCase(Locale.ROOT));
        return new ElementType(section.name, form, value, attributes, children);
    }

    private Child child(List<String> parts) {
        List<String> rules = parts.subList(3, parts.size());
        List<Content> contents = Arrays.stream(parts.get(2).split("\\|"))
                .map(type -> content(type, rules))
                .toList();
        String card = parts.get(1);
        int min = card.equals("1") || card.equals("+") ? 1 : 0;
        int max = card.equals("*") || card.equals("+") ? Integer.MAX_VALUE : 1;
        return new Child(List.of(parts.getFirst().split("\\|")), contents, min, max);
    }

    private Content content(String type, List<String> rules) {
        return valueType(type).<Content>map(t -> new Value(t, rules(rules))).orElseGet(() -> new Nested(type));
    }

    private Value value(List<String> parts) {
        ValueType type = valueType(parts.getFirst())
                .orElseThrow(() -> new IllegalStateException("document model: no value type " + parts.getFirst()));
        return new Value(type, rules(parts.subList(1, parts.size())));
    }

    private Optional<ValueType> valueType(String label) {
        if (label.equals("country")) {
            return Optional.of(ValueType.countries());
        }
        if (label.startsWith(WORDS + ":")) {
            return Optional.ofNullable(words.get(label.substring(WORDS.length() + 1)));
        }
        return ValueType.Plain.ofLabel(label).map(p -> p);
    }

    private static List<ValueRule> rules(List<String> labels) {
        return labels.stream().map(SchemaModelText::rule).toList();
    }

    private static ValueRule rule(String label) {
        if (label.startsWith("max=")) {
            return new ValueRule.Max(Integer.parseInt(label.substring(4)));
        }
        if (label.startsWith("range=")) {
            String[] ends = label.substring(6).split("\\.\\.", 2);
            return new ValueRule.Range(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        }
        return ValueRule.Plain.valueOf(label.toUpperCase(Locale.ROOT));
    }
}
