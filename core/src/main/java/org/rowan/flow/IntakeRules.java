package org.rowan.flow;

import java.time.Duration;
import java.util.Set;
import org.rowan.base.Digest;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;

/// The operator's settings for intake. `hold`: which items that cannot be compared wait for a person.
/// `policyLeaf`: leaf hash of the `policy.set` entry that states these settings. `clockTolerance`: how far
/// a client's clock may be ahead. `breaker`: when an entry is suspended.
public record IntakeRules(
        Limits limits, Set<Screening.Why> hold, Digest policyLeaf, Duration clockTolerance, Breaker.Rule breaker) {
    public IntakeRules {
        hold = Set.copyOf(hold);
    }

    /// With the standard breaker.
    public IntakeRules(Limits limits, Set<Screening.Why> hold, Digest policyLeaf, Duration clockTolerance) {
        this(limits, hold, policyLeaf, clockTolerance, Breaker.Rule.STANDARD);
    }
}
