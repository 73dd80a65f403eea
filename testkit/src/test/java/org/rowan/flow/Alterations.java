package org.rowan.flow;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;

/// Every value that differs from a given one in a single place, however deep. What a record refuses is left
/// out; a component of which nothing else is accepted is an error, so that a new one cannot be overlooked.
final class Alterations {
    /// `path`: the place, as component names.
    record Altered(String path, Object value) {}

    private Alterations() {}

    static List<Altered> of(Object value) {
        return switch (value) {
            case Record whole -> record(whole);
            case Optional<?> optional -> optional(optional);
            case List<?> list -> list(list);
            case String text ->
                // The last one is for a code of a country, where hardly anything else is accepted.
                List.of(
                        new Altered("", text + "x"),
                        new Altered("", text.substring(0, text.length() - 1) + "0"),
                        new Altered("", text.equals("GB") ? "FR" : "GB"));
            case Bytes bytes -> List.of(new Altered("", flipped(bytes)));
            case Instant instant -> List.of(new Altered("", instant.plusNanos(1)));
            case LocalDate day -> List.of(new Altered("", day.plusDays(1)));
            case Integer number -> List.of(new Altered("", number + 1));
            case Long number -> List.of(new Altered("", number + 1));
            case Boolean yes -> List.of(new Altered("", !yes));
            case Enum<?> constant -> constants(constant);
            default -> throw new IllegalArgumentException("no other value is known of a " + value.getClass());
        };
    }

    private static List<Altered> record(Record whole) {
        List<Altered> all = new ArrayList<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            Object old = value(whole, component);
            List<Altered> accepted = of(old).stream()
                    .flatMap(a -> with(whole, component, a.value())
                            .map(r -> new Altered("." + component.getName() + a.path(), r))
                            .stream())
                    .filter(a -> !a.value().equals(whole)) // some records bring their lists into order
                    .toList();
            boolean absent = holdsNothing(old);
            // A yes that something beside it depends on admits no "no".
            boolean tied = old instanceof Boolean;
            if (accepted.isEmpty() && !absent && !tied) {
                throw new IllegalArgumentException("nothing else is accepted as " + component);
            }
            all.addAll(accepted);
        }
        return all;
    }

    private static boolean holdsNothing(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isEmpty();
            case List<?> list -> list.isEmpty();
            case Record whole ->
                Arrays.stream(whole.getClass().getRecordComponents()).allMatch(c -> holdsNothing(value(whole, c)));
            default -> false;
        };
    }

    private static List<Altered> optional(Optional<?> optional) {
        if (optional.isEmpty()) return List.of();
        List<Altered> all = new ArrayList<>();
        all.add(new Altered("?", Optional.empty()));
        of(optional.get()).forEach(a -> all.add(new Altered(a.path(), Optional.of(a.value()))));
        return all;
    }

    private static List<Altered> list(List<?> list) {
        if (list.isEmpty()) return List.of();
        List<Altered> all = new ArrayList<>();
        all.add(new Altered("[last gone]", list.subList(0, list.size() - 1)));
        List<Object> longer = new ArrayList<>(list);
        longer.add(list.getLast());
        all.add(new Altered("[last twice]", longer));
        List<Object> turned = new ArrayList<>(list);
        Collections.reverse(turned);
        if (!turned.equals(list)) all.add(new Altered("[turned]", turned));
        for (int i = 0; i < list.size(); i++) {
            for (Altered one : of(list.get(i))) {
                List<Object> other = new ArrayList<>(list);
                other.set(i, one.value());
                all.add(new Altered("[" + i + "]" + one.path(), other));
            }
        }
        return all;
    }

    private static List<Altered> constants(Enum<?> constant) {
        return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                .filter(other -> other != constant)
                .map(other -> new Altered("", other))
                .toList();
    }

    private static Bytes flipped(Bytes bytes) {
        byte[] array = bytes.toArray();
        array[array.length - 1] ^= 1;
        return Bytes.adopt(array);
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Record> with(Record whole, RecordComponent changed, Object value) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = Arrays.stream(components)
                .map(c -> c.getName().equals(changed.getName()) ? value : value(whole, c))
                .toArray();
        try {
            Constructor<? extends Record> canonical = whole.getClass().getDeclaredConstructor(types);
            return Optional.of(canonical.newInstance(values));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
