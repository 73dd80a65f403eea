package org.rowan.incident;

import java.util.List;
import java.util.Locale;

/// A country of ISO 3166-1, by its two capital letters.
public record Country(String code) {
    private static final List<String> KNOWN = List.of(Locale.getISOCountries());

    public Country {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("a country is two capital letters of ISO 3166-1; got something else");
        }
    }

    public boolean isUnitedStates() {
        return code.equals("US");
    }
}
