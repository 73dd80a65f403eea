package org.rowan.cases;

import java.util.Optional;

/// What a reviewer decided, in the reviewer's own words. `reason`: 1 to 3,000 characters.
public sealed interface ReviewDecision {
    int MAX_REASON = 3000;

    String reason();

    /// Whether two people mean the same. Their reasons may differ.
    boolean agreesWith(ReviewDecision other);

    /// Refer to `destination`. `imminent`: why a child is at immediate risk, if that is so; it escalates
    /// the referral. `findings`: what else the reviewer found to be true; a viral report goes to NCMEC and is never
    /// urgent. `link`: what the reviewer says of a link to the United Kingdom; empty where that was not said.
    record Refer(
            Destination destination,
            IncidentType incident,
            Optional<Priority> priority,
            Optional<String> imminent,
            String reason,
            Optional<Findings> findings,
            Optional<UkLink> link)
            implements ReviewDecision {
        public Refer {
            reasonOk(reason);
            imminent.ifPresent(ReviewDecision::reasonOk);
            boolean viral = findings.filter(Findings::viral).isPresent();
            if (viral && (imminent.isPresent() || destination != Destination.NCMEC)) {
                throw new IllegalArgumentException("a viral report goes to NCMEC and is not urgent");
            }
        }

        public Refer(
                Destination destination,
                IncidentType incident,
                Optional<Priority> priority,
                Optional<String> imminent,
                String reason) {
            this(destination, incident, priority, imminent, reason, Optional.empty());
        }

        public Refer(
                Destination destination,
                IncidentType incident,
                Optional<Priority> priority,
                Optional<String> imminent,
                String reason,
                Optional<Findings> findings) {
            this(destination, incident, priority, imminent, reason, findings, Optional.empty());
        }

        /// The same, with what is known of a link to the United Kingdom.
        public Refer linked(UkLink to) {
            return new Refer(destination, incident, priority, imminent, reason, findings, Optional.of(to));
        }

        public Findings found() {
            return findings.orElse(Findings.NONE);
        }

        /// The same referral: to the same destination, for the same incident, as urgent, told in the same form. What
        /// one found may be more than what the other found.
        @Override
        public boolean agreesWith(ReviewDecision other) {
            return other instanceof Refer refer
                    && destination == refer.destination
                    && incident == refer.incident
                    && priority.equals(refer.priority)
                    && found().viral() == refer.found().viral();
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
