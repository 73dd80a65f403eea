package org.rowan.referral;

import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;

/// The name of one filing: `F-` and eight letters or digits. A follow-up to the same case is another
/// filing.
public record FilingId(String value) {
    private static final Pattern FORM = Pattern.compile("F-[0-9A-HJKMNP-TV-Z]{8}");

    public FilingId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a filing id is F- and 8 letters or digits; got " + value.length() + " characters");
        }
    }

    /// A filing id from 8 random bytes.
    public static FilingId of(Bytes random) {
        return new FilingId("F-" + CaseId.of(random).value().substring(2));
    }

    @Override
    public String toString() {
        return value;
    }
}
