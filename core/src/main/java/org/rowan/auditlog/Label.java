package org.rowan.auditlog;

import java.util.regex.Pattern;

/// A short technical name in the log: a list, a provider, a component, an authority. 1 to 40 characters of `a-z`,
/// `0-9`, `.`, `_` and `-`, beginning with a letter or digit. It is for names of things, never of people.
///
/// - Errors: `IllegalArgumentException` for any other text; the message does not repeat it. A text of 32 or
///   more hex digits is refused, because it would be a hash value.
public record Label(String text) implements Comparable<Label> {
    public static final int MAX_LENGTH = 40;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0," + (MAX_LENGTH - 1) + "}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,}");

    public Label {
        if (!fits(text)) {
            throw new IllegalArgumentException("a label is 1 to " + MAX_LENGTH
                    + " characters of a-z, 0-9, '.', '_', '-', starts with a letter or digit and is no hash value; got "
                    + text.length() + " characters that are not");
        }
    }

    public static Label of(String text) {
        return new Label(text);
    }

    static boolean fits(String text) {
        return FORM.matcher(text).matches() && !HASH.matcher(text).matches();
    }

    @Override
    public int compareTo(Label other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
