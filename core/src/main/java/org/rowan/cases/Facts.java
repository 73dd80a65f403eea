package org.rowan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.hook.Need;
import org.rowan.incident.Circumstances;
import org.rowan.incident.IpCapture;

/// What the service told when it was asked. What it was silent about is empty; what it does not hold, it says so.
public record Facts(
        Optional<Account> account, Optional<IpCapture> from, Circumstances circumstances, List<Lacking> lacking) {
    private static final int MAX_BECAUSE = 1_000;

    public Facts {
        lacking = List.copyOf(lacking);
    }

    /// What the service does not hold. `because`: in its words, 1 to 1,000 characters.
    public record Lacking(Need need, String because) {
        public Lacking {
            if (because.isBlank() || because.length() > MAX_BECAUSE) {
                throw new IllegalArgumentException(
                        "what is not held is explained in 1 to 1,000 characters; got " + because.length());
            }
        }
    }

    /// It says nothing at all.
    public boolean isEmpty() {
        return account.isEmpty() && from.isEmpty() && lacking.isEmpty() && circumstances.equals(Circumstances.NONE);
    }

    /// Whether anything that is said to have passed lies after `limit`.
    public boolean isAfter(Instant limit) {
        return from.filter(ip -> ip.at().isAfter(limit)).isPresent()
                || circumstances.moments().anyMatch(at -> at.isAfter(limit));
    }
}
