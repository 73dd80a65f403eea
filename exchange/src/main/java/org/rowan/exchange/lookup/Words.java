package org.rowan.exchange.lookup;

import java.util.Locale;

/// A stranger's word, made fit to be shown and kept.
final class Words {
    private static final int MAX = 60;

    private Words() {}

    static String plain(String word) {
        String clean = word.strip().replaceAll("[^\\p{L}\\p{N} _./-]", "?");
        String cut = clean.substring(0, Math.min(clean.length(), MAX));
        return cut.isEmpty() ? "unnamed" : cut;
    }

    static boolean test(String word) {
        return word.strip().toLowerCase(Locale.ROOT).equals("test");
    }
}
