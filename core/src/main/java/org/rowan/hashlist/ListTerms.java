package org.rowan.hashlist;

import java.util.Locale;

/// What goes with a list: the bank it belongs to, the terms of its provider, and its own limits.
///
/// - Shapes: `bank`: 1 to 64 of `A-Z 0-9 _`, not beginning with a digit; lists of several types may share
///   one. `licence`: under which terms it was given. `purpose`: what it holds and what may be done on a
///   match. Both are 0 to 300 printable characters; empty means "not stated".
public record ListTerms(String bank, String licence, String purpose, Reach reach) {
    private static final int MAX_BANK = 64;
    private static final int MAX_TEXT = 300;

    public ListTerms {
        if (!bank.matches("[A-Z_][A-Z0-9_]{0,63}")) {
            throw new IllegalArgumentException(
                    "a bank name is 1 to 64 of A-Z, 0-9 and _, without a digit at first; got %d characters"
                            .formatted(bank.length()));
        }
        requireText("licence", licence);
        requireText("purpose", purpose);
    }

    /// Nothing stated but the name.
    public static ListTerms of(String listName) {
        return new ListTerms(bankOf(listName), "", "", Reach.COMMON);
    }

    /// A list's name as the name of a bank.
    public static String bankOf(String listName) {
        String name = listName.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        String named = name.matches("[0-9].*") ? "_" + name : name;
        return named.isEmpty() ? "_" : named.substring(0, Math.min(named.length(), MAX_BANK));
    }

    public ListTerms with(Reach next) {
        return new ListTerms(bank, licence, purpose, next);
    }

    private static void requireText(String what, String text) {
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the %s of a list is up to %d printable characters; got %d characters"
                    .formatted(what, MAX_TEXT, text.length()));
        }
    }
}
