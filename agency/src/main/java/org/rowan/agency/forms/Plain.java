package org.rowan.agency.forms;

/// Text of strangers as documents for others carry it. What is no character is replaced where everybody
/// sees it; JSON escapes the rest.
public final class Plain {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String MARK = " [cut]";

    private Plain() {}

    /// The same text with the replacement character for every control character but tab and newline, and
    /// for every half of a surrogate pair.
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(fits(c) ? c : REPLACEMENT));
        return plain.toString();
    }

    private static boolean fits(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return !control && Character.getType(c) != Character.SURROGATE;
    }

    /// The beginning of a text that is longer than a field takes, marked as cut; never half of a pair.
    public static String within(String text, int most) {
        String plain = of(text);
        if (plain.length() <= most) return plain;
        int end = most - MARK.length();
        if (Character.isHighSurrogate(plain.charAt(end - 1))) end--;
        return plain.substring(0, end) + MARK;
    }
}
