package org.rowan.base;

/// Text of strangers as a person reads it: what would hide, break a line, or turn the direction of what stands beside
/// it
/// is shown by its number.
public final class Inert {
    private Inert() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (visible(c)) shown.appendCodePoint(c);
            else shown.append("\\u{%x}".formatted(c));
        });
        return shown.toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
