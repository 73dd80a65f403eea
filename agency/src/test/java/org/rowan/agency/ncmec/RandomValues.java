package org.rowan.agency.ncmec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.rowan.base.Personal;
import org.rowan.incident.Coordinates;
import org.rowan.incident.Country;

/// Values of any record, at random, from what it declares: odd text in every place, and now and then far too much of
/// it. What a record refuses is thrown again. Every text holds a word that says whose it is.
final class RandomValues {
    private static final int TRIES = 200;
    private static final int[] ODD = {
        0, 7, 9, 10, 13, 34, 38, 60, 62, 93, 127, 0xE9, 0x64A, 0xD800, 0xDC00, 0xFFFE, 0xFFFF, 0x1F333
    };

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <T> T of(Class<T> type, String whose) {
        return type.cast(value(type, whose, type.getSimpleName(), 0));
    }

    String text(String whose) {
        int length = switch (random.nextInt(500)) {
            case 0 -> 5_000 + random.nextInt(25_000);
            case 1, 2, 3, 4 -> 250 + random.nextInt(3_000);
            default -> random.nextInt(16);
        };
        StringBuilder text = new StringBuilder(whose);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(8) == 0 ? ODD[random.nextInt(ODD.length)] : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    private Object value(Type declared, String whose, String name, int depth) {
        if (declared instanceof ParameterizedType generic) return generic(generic, whose, name, depth);
        Class<?> type = (Class<?>) declared;
        if (type == String.class) return named(whose, name);
        if (type == Instant.class) return Instant.ofEpochSecond(random.nextInt(1_700_000_000), random.nextInt(1_000));
        if (type == LocalDate.class) return LocalDate.ofEpochDay(random.nextInt(18_000));
        if (type == boolean.class || type == Boolean.class) return random.nextBoolean();
        if (type == int.class || type == Integer.class) return 1 + random.nextInt(name.equals("age") ? 150 : 65_535);
        if (type == long.class) return 1L + random.nextInt(1_000_000);
        if (type == Country.class) return country();
        if (type == Coordinates.class) {
            return new Coordinates(random.nextInt(180_000_001) - 90_000_000, random.nextInt(360_000_001) - 180_000_000);
        }
        if (type.isEnum()) return one(type.getEnumConstants());
        if (type.isSealed()) return value(one(type.getPermittedSubclasses()), whose, name, depth);
        return record(type, whose, depth + 1);
    }

    private Object generic(ParameterizedType type, String whose, String name, int depth) {
        Type inner = type.getActualTypeArguments()[0];
        if (type.getRawType() == Personal.class) return new Personal<>(value(inner, whose, name, depth));
        if (type.getRawType() == Optional.class) {
            return random.nextInt(5) < 3 ? Optional.empty() : Optional.of(value(inner, whose, name, depth));
        }
        List<Object> list = new ArrayList<>();
        int count = Math.max(0, random.nextInt(7) - (depth > 3 ? 5 : 4));
        for (int i = count; i > 0; i--) list.add(value(inner, whose, name, depth));
        return list;
    }

    private Country country() {
        return new Country(random.nextInt(3) == 0 ? "US" : one(Locale.getISOCountries()));
    }

    /// Where a place has a syntax of its own most values have it, and some do not.
    private String named(String whose, String name) {
        if (random.nextInt(5) == 0) return text(whose);
        String word = whose + random.nextInt(2);
        return switch (name) {
            case "address" -> random.nextBoolean() ? word + "@example.org" : ip();
            case "email", "addresses" -> word + "@example.org";
            case "url", "urls", "profileUrl" -> "https://example.org/" + word;
            case "region" -> random.nextBoolean() ? "OR" : word;
            case "callingCode" -> "+" + (1 + random.nextInt(999));
            case "extension" -> String.valueOf(random.nextInt(10_000));
            default -> text(whose);
        };
    }

    private String ip() {
        return random.nextBoolean() ? "192.0.2." + random.nextInt(256) : "2001:db8::" + random.nextInt(10_000);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private Object record(Class<?> type, String whose, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] raw = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        for (int i = 0; i < TRIES; i++) {
            Object[] values = Arrays.stream(components)
                    .map(c -> value(c.getGenericType(), whose, c.getName(), depth))
                    .toArray();
            try {
                Constructor<?> canonical = type.getDeclaredConstructor(raw);
                return canonical.newInstance(values);
            } catch (InvocationTargetException refused) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("nothing that " + type.getSimpleName() + " accepts was found");
    }
}
