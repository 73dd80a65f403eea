package org.rowan.auditlog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The forms a value in an entry can have. None of them is free text.
public enum Shape {
    COUNT("a decimal number without leading zeros", Shape::isCount),
    OPTIONAL_TIME("nothing, or seconds since 1970 as a decimal number", text -> text.isEmpty() || isCount(text)),
    DAY("a day as YYYY-MM-DD", Shape::isDay),
    YES_NO("true or false", text -> text.equals("true") || text.equals("false")),
    DIGEST("64 lower-case hex digits", Shape::isDigest),
    OPTIONAL_DIGEST("nothing, or 64 lower-case hex digits", text -> text.isEmpty() || isDigest(text)),
    DIGESTS("any number of 64 lower-case hex digits, one space between", text -> isListOf(text, Shape::isDigest)),
    SOME_DIGESTS(
            "one or more times 64 lower-case hex digits, one space between",
            text -> !text.isEmpty() && isListOf(text, Shape::isDigest)),
    WORD(
            "a word of lower-case letters and hyphens",
            text -> Patterns.WORD.matcher(text).matches()),
    LABEL("a label", Label::fits),
    LABELS("any number of labels, one space between", text -> isListOf(text, Label::fits)),
    SETTINGS("name=number, one space between", text -> !text.isEmpty() && isListOf(text, Shape::isSetting));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<String> test;

    Shape(String description, Predicate<String> test) {
        this.description = description;
        this.test = test;
    }

    public String description() {
        return description;
    }

    boolean fits(String text) {
        return test.test(text);
    }

    Field named(String name) {
        return new Field(name, this);
    }

    /// One line of an entry type.
    public record Field(String name, Shape shape) {}

    /// Apart, because an enum's constants are made before its own static fields.
    private static final class Patterns {
        static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");
        static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
        static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
    }

    static boolean isCount(String text) {
        return Patterns.COUNT.matcher(text).matches();
    }

    static boolean isDigest(String text) {
        return Patterns.DIGEST.matcher(text).matches();
    }

    private static boolean isSetting(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && Label.fits(text.substring(0, equals)) && isCount(text.substring(equals + 1));
    }

    private static boolean isListOf(String text, Predicate<String> item) {
        return text.isEmpty() || Arrays.stream(text.split(" ", -1)).allMatch(item);
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text) && text.length() == 10;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
