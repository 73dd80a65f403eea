package org.rowan.server.doors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a client hears of an upload that was not, or not wholly, compared.
///
/// - `number`: as it stands in the log. A higher one is more severe.
public enum Reply {
    /// Let through, as if it were clear.
    PASS(0),
    /// An error of the scanner. Most clients refuse the upload then; some do not.
    ERROR(1),
    /// A finding.
    BLOCK(2);

    private final int number;

    Reply(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reply> ofLabel(String label) {
        return Arrays.stream(values()).filter(r -> r.label().equals(label)).findFirst();
    }
}
