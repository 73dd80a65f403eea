package org.rowan.agency.ncmec;

/// Text as XML 1.0 can carry it.
final class XmlText {
    /// What stands for a character that XML cannot carry: visible, so that nobody takes the text for
    /// untouched.
    static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    static boolean legal(int codePoint) {
        return codePoint == 0x9
                || codePoint == 0xA
                || codePoint == 0xD
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }

    /// Replaces control characters, lone surrogates and the two non-characters, one for one.
    static String clean(String text) {
        if (text.codePoints().allMatch(XmlText::legal)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(legal(c) ? c : REPLACEMENT));
        return clean.toString();
    }

    /// The first `length` UTF-16 units at most, never half of a pair.
    static String head(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
