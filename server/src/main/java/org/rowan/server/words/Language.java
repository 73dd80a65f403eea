package org.rowan.server.words;

import java.util.Arrays;
import java.util.Optional;

/// A language of the console. `tag`: as in HTML's `lang`. `own`: its name in itself, for the switch.
public enum Language {
    ENGLISH("en", "ltr", "English"),
    ARABIC("ar", "rtl", "العربية");

    private final String tag;
    private final String direction;
    private final String own;

    Language(String tag, String direction, String own) {
        this.tag = tag;
        this.direction = direction;
        this.own = own;
    }

    public String tag() {
        return tag;
    }

    public String direction() {
        return direction;
    }

    public String own() {
        return own;
    }

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }
}
