package org.rowan.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/// By when an authority's inquiry is answered, where it names no time itself; with the grade of that rule.
///
/// - `within`: from the moment of receipt, on the calendar of `zone`. `warn`: how long before that an open inquiry is
///   told to the operator. `rule`: the period with its grade and source, for people.
public record InquiryRules(Period within, ZoneId zone, Duration warn, String rule) {

    public Instant due(Instant received) {
        return received.atZone(zone).plus(within).toInstant();
    }
}
