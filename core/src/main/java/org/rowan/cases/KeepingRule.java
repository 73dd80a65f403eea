package org.rowan.cases;

import java.time.LocalDate;
import java.time.Period;

/// How long one kind of record is kept, and how well that is known.
///
/// - `grade`: `P` read in the primary text, `Q` quoted from it elsewhere, `S` known from others,
///   `UNVERIFIED`, or `operator` for the operator's own value. `checked`: when it was last looked up.
public record KeepingRule(Period period, String grade, String source, LocalDate checked) {
    public KeepingRule {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a period of keeping is above zero; got zero or less");
        }
    }
}
