package org.rowan.cases;

import java.util.Map;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;

/// How many people stand behind what.
record Tally(long referring, long dismissing) {

    static Tally of(Map<PersonId, ReviewDecision> decisions) {
        return new Tally(
                decisions.values().stream().filter(Refer.class::isInstance).count(),
                decisions.values().stream().filter(Dismiss.class::isInstance).count());
    }

    /// A dismissal needs one person; two where `twoDismiss`, and always once somebody wanted to refer.
    boolean dismissed(boolean twoDismiss) {
        return dismissing >= (twoDismiss || referring > 0 ? 2 : 1);
    }
}
