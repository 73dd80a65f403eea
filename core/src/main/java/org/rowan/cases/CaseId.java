package org.rowan.cases;

import java.util.regex.Pattern;
import org.rowan.base.Bytes;

/// The name of a case: `C-` and eight letters or digits that cannot be misread aloud (no I, L, O, U).
public record CaseId(String value) {
    private static final Pattern FORM = Pattern.compile("C-[0-9A-HJKMNP-TV-Z]{8}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// Random bytes that `of` needs.
    public static final int RANDOM_BYTES = 8;

    public CaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a case id is C- and 8 letters or digits; got " + value.length() + " characters");
        }
    }

    /// A case id from 8 random bytes, 40 bits of which are used.
    public static CaseId of(Bytes random) {
        StringBuilder id = new StringBuilder("C-");
        for (int i = 0; i < RANDOM_BYTES; i++) {
            id.append(ALPHABET.charAt(random.at(i) & 31));
        }
        return new CaseId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
