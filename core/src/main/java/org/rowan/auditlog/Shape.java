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

    private static final int MOST_DIGITS = 18;
    private static final int DIGEST_DIGITS = 64;

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
        static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
    }

    /// 0, or 1 to 18 digits that begin with another.
    static boolean isCount(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS) return false;
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return length == 1 || text.charAt(0) != '0';
    }

    static boolean isDigest(String text) {
        return isHex(text, DIGEST_DIGITS);
    }

    /// Exactly so many lower-case hexadecimal digits. Most of a log is these: a pattern took half the time of a check.
    static boolean isHex(String text, int digits) {
        if (text.length() != digits) return false;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) return false;
        }
        return true;
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
