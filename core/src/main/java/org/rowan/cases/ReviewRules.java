package org.rowan.cases;

import java.time.Duration;

/// The operator's settings for reviewing. `secondReviewer`: a referral needs two people who agree, unless a
/// child is at immediate risk. `claim`: how long a case is kept for the person who opened it.
public record ReviewRules(boolean secondReviewer, Duration claim) {
    public static final ReviewRules DEFAULT = new ReviewRules(true, Duration.ofMinutes(10));
}
