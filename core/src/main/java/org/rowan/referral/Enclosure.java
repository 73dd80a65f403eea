package org.rowan.referral;

import java.nio.charset.StandardCharsets;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

/// A text that goes with a referral as a file of its own, made here from what the case holds and frozen with it.
///
/// - `name`: a neutral file name. Nobody uploaded it, so there is nothing to be said of its viewing.
public record Enclosure(Kind kind, String name, Personal<String> text) {

    public enum Kind {
        /// Messages around the incident.
        EXCERPT,
        /// Values that no field could take whole.
        LONG_VALUES
    }

    /// The file, UTF-8.
    public Bytes content() {
        return Bytes.adopt(text.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
