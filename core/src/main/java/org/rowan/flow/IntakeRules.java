package org.rowan.flow;

import java.time.Duration;
import java.util.Set;
import org.rowan.base.Digest;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;

/// The operator's settings for intake. `hold`: which items that cannot be compared wait for a person.
/// `policyLeaf`: leaf hash of the `policy.set` entry that states these settings. `clockTolerance`: how far
/// a client's clock may be ahead.
public record IntakeRules(Limits limits, Set<Screening.Why> hold, Digest policyLeaf, Duration clockTolerance) {
    public IntakeRules {
        hold = Set.copyOf(hold);
    }
}
