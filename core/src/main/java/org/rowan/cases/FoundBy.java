package org.rowan.cases;

import org.rowan.signal.SignalType;

/// What a match was found by: a signal of a list of ours, or somebody else's matcher.
public enum FoundBy {
    PDQ("pdq"),
    MD5("md5"),
    SHA1("sha1"),
    SHA256("sha256"),
    /// A matcher says that it knows this very file.
    MATCHER_EXACT("matcher-exact"),
    /// A matcher says that it knows a file like this one. How like, it does not say.
    MATCHER_ALIKE("matcher-alike");

    private final String label;

    FoundBy(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean matcher() {
        return this == MATCHER_EXACT || this == MATCHER_ALIKE;
    }

    public static FoundBy of(SignalType type) {
        return switch (type) {
            case PDQ -> PDQ;
            case MD5 -> MD5;
            case SHA1 -> SHA1;
            case SHA256 -> SHA256;
        };
    }
}
