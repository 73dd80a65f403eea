package org.rowan.coverage;

import java.util.Arrays;
import java.util.Optional;

/// Figures that were published, as counts of 100, to see where a number comes from. Each is a projection, made before a
/// switch and by somebody else; none was measured.
public enum Example {
    /// Up to 92 % of the alerts from one platform could be lost.
    NCA_2023(
            "nca-2023",
            new Counts(92, 5, 3, 0, 0),
            "National Crime Agency, December 2023: up to 92 % of the alerts that come from Facebook could be lost."
                    + " A projection, known from the press; what the other 8 consist of is not published."),
    /// Up to 85 % of those from another.
    SECOND_PLATFORM(
            "second-platform",
            new Counts(85, 10, 5, 0, 0),
            "Press, December 2023: up to 85 % of the alerts that come from Instagram. A projection, and not verified in"
                    + " any source that was read; what the other 15 consist of is not published.");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Counts counts;

    private final String status;

    Example(String label, Counts counts, String status) {
        this.label = label;
        this.counts = counts;
        this.status = status;
    }

    public String label() {
        return label;
    }

    public Counts counts() {
        return counts;
    }

    /// Who said it, and how well it is known.
    public String status() {
        return status;
    }

    public static Optional<Example> ofLabel(String label) {
        return Arrays.stream(values()).filter(e -> e.label.equals(label)).findFirst();
    }
}
