package org.rowan.cases;

import java.util.Optional;

/// What a reviewer decided, in the reviewer's own words. `reason`: 1 to 3,000 characters.
public sealed interface ReviewDecision {
    int MAX_REASON = 3000;

    String reason();

    /// Whether two people mean the same. Their reasons may differ.
    boolean agreesWith(ReviewDecision other);

    /// Refer to `destination`. `imminent`: why a child is at immediate risk, if that is so; it escalates
    /// the referral.
    record Refer(
            Destination destination,
            IncidentType incident,
            Optional<Priority> priority,
            Optional<String> imminent,
            String reason)
            implements ReviewDecision {
        public Refer {
            reasonOk(reason);
            imminent.ifPresent(ReviewDecision::reasonOk);
        }

        /// The same referral: to the same destination, for the same incident, as urgent.
        @Override
        public boolean agreesWith(ReviewDecision other) {
            return other instanceof Refer refer
                    && destination == refer.destination
                    && incident == refer.incident
                    && priority.equals(refer.priority);
        }
    }

    /// Not illegal, or not ours to refer.
    record Dismiss(String reason) implements ReviewDecision {
        public Dismiss {
            reasonOk(reason);
        }

        @Override
        public boolean agreesWith(ReviewDecision other) {
            return other instanceof Dismiss;
        }
    }

    /// Somebody else should look.
    record AskSecond(String reason) implements ReviewDecision {
        public AskSecond {
            reasonOk(reason);
        }

        @Override
        public boolean agreesWith(ReviewDecision other) {
            return other instanceof AskSecond;
        }
    }

    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    static void reasonOk(String reason) {
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason is 1 to 3000 characters; got " + reason.strip().length());
        }
    }
}
