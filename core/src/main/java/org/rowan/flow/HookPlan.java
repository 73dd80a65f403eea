package org.rowan.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import org.rowan.hook.Ask;

/// One address of the service, as the operator set it up.
///
/// - `takes`: what it is asked at all. `atOpening`: what by itself, when a case is opened. `atReferral`: when a
///   referral stands. `drills`: which cases are told there. `context`, `logins`: how far before the item the
///   records reach that are asked to be preserved; what the rules of a country demand is the operator's to set.
public record HookPlan(
        String name,
        Set<Ask.Kind> takes,
        Set<Ask.Kind> atOpening,
        Set<Ask.Kind> atReferral,
        Drills drills,
        Duration context,
        Period logins) {

    public enum Drills {
        /// Real cases alone.
        NONE,
        /// Drills and real cases; each request says which it is.
        TOO,
        ONLY
    }

    public HookPlan {
        takes = Set.copyOf(takes);
        atOpening = Set.copyOf(atOpening);
        atReferral = Set.copyOf(atReferral);
        if (!takes.containsAll(atOpening) || !takes.containsAll(atReferral)) {
            throw new IllegalArgumentException("what is asked by itself is among what the address takes");
        }
    }

    boolean hears(boolean drill) {
        return switch (drills) {
            case NONE -> !drill;
            case TOO -> true;
            case ONLY -> drill;
        };
    }

    /// The records to be kept around what was shared at `sharedAt`, as asked for now. A moment of sharing after now is
    /// one of the clocks being wrong: then it is reckoned from now.
    Ask.Preserve preserve(Instant sharedAt, Instant now) {
        Instant from = sharedAt.isAfter(now) ? now : sharedAt;
        return new Ask.Preserve(
                from.minus(context), from.atOffset(ZoneOffset.UTC).minus(logins).toInstant(), now);
    }
}
