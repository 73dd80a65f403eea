package org.rowan.cases;

import java.util.Map;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;

/// How many people stand behind what. A dismissal needs one person, or two once somebody wanted to refer.
record Tally(long referring, long dismissing) {

    static Tally of(Map<PersonId, ReviewDecision> decisions) {
        return new Tally(
                decisions.values().stream().filter(Refer.class::isInstance).count(),
                decisions.values().stream().filter(Dismiss.class::isInstance).count());
    }

    boolean dismissed() {
        return dismissing >= (referring == 0 ? 1 : 2);
    }
}
