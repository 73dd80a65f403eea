package org.rowan.testkit.contracts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.rowan.cases.KeepingRule;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.RetentionRules;

/// Rules of keeping and of opening as tests use them.
public final class Keep {
    public static final RetentionRules RULES = new RetentionRules(
            rule(Period.ofYears(1)),
            rule(Period.ofYears(1)),
            rule(Period.ofYears(5)),
            rule(Period.ofDays(90)),
            Duration.ofDays(30),
            Period.ofYears(1));

    /// One lead is enough.
    public static final OpeningRules OPENING = new OpeningRules(false, Duration.ofHours(8));

    private Keep() {}

    private static KeepingRule rule(Period period) {
        return new KeepingRule(period, "UNVERIFIED", "a test", LocalDate.of(2026, 11, 23));
    }
}
