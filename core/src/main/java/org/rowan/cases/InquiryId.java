package org.rowan.cases;

import java.util.regex.Pattern;
import org.rowan.base.Bytes;

/// The name of one inquiry: `Q-` and eight letters or digits.
public record InquiryId(String value) {
    private static final Pattern FORM = Pattern.compile("Q-[0-9A-HJKMNP-TV-Z]{8}");

    public InquiryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the name of an inquiry is Q- and 8 letters or digits; got " + value.length() + " characters");
        }
    }

    /// An inquiry id from 8 random bytes.
    public static InquiryId of(Bytes random) {
        return new InquiryId("Q-" + CaseId.of(random).value().substring(2));
    }

    @Override
    public String toString() {
        return value;
    }
}
