package org.rowan.agency;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.base.Personal;

/// Everything that stands in a record, one value a line with where it stands, for a person to read and to type.
public final class Told {
    private final List<String> lines = new ArrayList<>();

    private Told() {}

    public static List<String> lines(Record whole) {
        Told told = new Told();
        told.add("", whole);
        return List.copyOf(told.lines);
    }

    private void add(String where, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(v -> add(where, v));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) add(where + " " + (i + 1), list.get(i));
            }
            case Personal<?> personal -> add(where, personal.reveal());
            case Record whole -> {
                for (RecordComponent component : whole.getClass().getRecordComponents()) {
                    add((where + " " + words(component.getName())).strip(), value(whole, component));
                }
            }
            default -> lines.add(where + ": " + value);
        }
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of " + whole.getClass().getName() + " cannot be read", e);
        }
    }
}
