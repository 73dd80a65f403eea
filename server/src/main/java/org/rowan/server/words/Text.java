package org.rowan.server.words;

import java.util.List;
import java.util.stream.Collectors;

/// One text in both languages; there is no way to write one without the other.
///
/// - Shapes: `{0}` to `{9}` stand for values, put in as they are by `with`; every value is isolated, so
///   that a Latin name inside an Arabic sentence does not turn the sentence around.
public record Text(String english, String arabic) {
    private static final char ISOLATE = '\u2068';
    private static final char POP = '\u2069';

    public Text {
        if (english.isBlank() || arabic.isBlank()) {
            throw new IllegalArgumentException("a text says something in both languages");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case ARABIC -> arabic;
        };
    }

    /// The same text with `values` in the places of `{0}`, `{1}` and so on. A value that is a `Text` is
    /// said in the same language.
    public Text with(Object... values) {
        return new Text(fill(Language.ENGLISH, values), fill(Language.ARABIC, values));
    }

    /// Several, one after the other; 1 or more.
    public static Text joined(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::english).collect(Collectors.joining(", ")),
                texts.stream().map(Text::arabic).collect(Collectors.joining("، ")));
    }

    private String fill(Language language, Object[] values) {
        String pattern = in(language);
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean place = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
            if (!place) {
                out.append(c);
                continue;
            }
            Object value = values[pattern.charAt(i + 1) - '0'];
            String said = value instanceof Text text ? text.in(language) : String.valueOf(value);
            boolean isolate = language == Language.ARABIC || said.chars().anyMatch(Text::rightToLeft);
            out.append(isolate ? ISOLATE + said + POP : said);
            i += 2;
        }
        return out.toString();
    }

    private static boolean rightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
