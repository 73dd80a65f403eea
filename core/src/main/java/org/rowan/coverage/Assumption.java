package org.rowan.coverage;

import java.util.Arrays;
import java.util.Optional;

/// What nobody knows for a service that did not switch yet, and what is taken for it until somebody measured. All are
/// shares, and none is a finding: where nothing better is known the range is wide.
public enum Assumption {
    /// Of the reports by users about private messages: how many can no longer be acted on, because the service cannot
    /// check that what is shown was sent.
    REPORTS_LOST("reports-lost", new Range(0.3, 1.0), 1),
    /// Of what began with behaviour: how much needs a look at content that is then closed.
    BEHAVIOUR_LOST("behaviour-lost", new Range(0.5, 1.0), 1),
    /// Of the reports that would be lost: how many can be acted on when they come with proof.
    PROVEN("proven", new Range(0.8, 1.0), 1),
    /// How many more reports about private messages come when people are asked at the right moment, as a share of
    /// today's.
    PROMPTED("prompted", new Range(0.0, 1.0), 10),
    /// Of what matching finds in private messages today: how much of it is by accounts that also show something listed
    /// on a public surface that is not matched yet.
    SEEN_ELSEWHERE("seen-elsewhere", new Range(0.0, 0.2), 1);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
    private final Range taken;

    private final double most;

    Assumption(String label, Range taken, double most) {
        this.label = label;
        this.taken = taken;
        this.most = most;
    }

    public String label() {
        return label;
    }

    /// What is taken where the operator says nothing else.
    public Range taken() {
        return taken;
    }

    /// The largest that makes sense.
    public double most() {
        return most;
    }

    public static Optional<Assumption> ofLabel(String label) {
        return Arrays.stream(values()).filter(a -> a.label.equals(label)).findFirst();
    }
}
