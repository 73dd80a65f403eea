package org.rowan.cases;

import java.time.Duration;
import org.rowan.screening.Strength;

/// The operator's settings for reviewing. `secondReviewer`: a referral needs two people who agree, unless a
/// child is at immediate risk, and so does the dismissal of a strong match. `claim`: how long a case is
/// kept for the person who opened it. `harmless`: how long a file stays known as harmless.
public record ReviewRules(boolean secondReviewer, Duration claim, Duration harmless) {
    public static final ReviewRules DEFAULT = new ReviewRules(true, Duration.ofMinutes(10));

    /// With the standard time for harmless files.
    public ReviewRules(boolean secondReviewer, Duration claim) {
        this(secondReviewer, claim, Duration.ofDays(90));
    }

    /// Whether one person alone cannot dismiss a match of this strength.
    public boolean twoDismiss(Strength strength) {
        return secondReviewer && strength == Strength.STRONG;
    }
}
