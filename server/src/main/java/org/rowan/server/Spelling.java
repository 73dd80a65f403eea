package org.rowan.server;

import java.util.Collection;

/// Finds the word that was probably meant.
public final class Spelling {
    private static final int NEAR = 3;

    private Spelling() {}

    /// ` Did you mean "…"?`, or nothing when no word is near.
    public static String hint(String word, Collection<String> known) {
        String best = "";
        int distance = NEAR + 1;
        for (String candidate : known) {
            int d = distance(word, candidate);
            if (d < distance) {
                distance = d;
                best = candidate;
            }
        }
        return best.isEmpty() || distance >= word.length() ? "" : " Did you mean \"" + best + "\"?";
    }

    /// Letters to add, drop or replace.
    ///
    /// - Source: Levenshtein 1966, by rows.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
