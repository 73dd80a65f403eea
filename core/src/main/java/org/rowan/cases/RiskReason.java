package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// Why a child in a case may be in danger, or why that is less likely. About the situation and never about a person.
///
/// Some follow from what the service stated, and are proposed; the others only a person can see.
public enum RiskReason {
    /// A meeting with a child is planned, or took place.
    MEETING("meeting", false),
    /// A child is threatened or blackmailed.
    EXTORTION("extortion", false),
    /// Something is going on now, or will soon.
    NOW("now", false),
    /// Whoever did it seems to live or work with children.
    WITHIN_REACH("within_reach", false),
    /// A child is very young, or could not speak of it.
    VERY_YOUNG("very_young", false),
    /// A child says that it does not cope, or speaks of harming itself.
    DISTRESS("distress", false),
    /// The service names a child, or its account.
    CHILD_NAMED("child_named", true),
    /// Words were exchanged, as stated.
    WORDS("words", true),
    /// The service tells what somebody did.
    CONDUCT("conduct", true),
    /// It was a live stream.
    LIVE("live", true),
    /// A file that no list knows: it may show a child whom nobody is looking for yet.
    UNKNOWN_FILE("unknown_file", true),
    /// Lists know the file: somebody has looked for the child before.
    KNOWN_FILE("known_file", true),
    /// Several accounts passed on the same file.
    PASSED_ON("passed_on", true);

    private final String label;
    private final boolean proposed;

    RiskReason(String label, boolean proposed) {
        this.label = label;
        this.proposed = proposed;
    }

    public String label() {
        return label;
    }

    /// Whether it follows from the facts of a case; a person cannot claim it.
    public boolean proposed() {
        return proposed;
    }

    public static Optional<RiskReason> ofLabel(String label) {
        return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
    }
}
