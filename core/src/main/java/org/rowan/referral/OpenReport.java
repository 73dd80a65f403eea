package org.rowan.referral;

import java.time.Duration;
import java.time.Instant;

/// A report that was opened at NCMEC and not yet finished. It is deleted there at the later of two moments;
/// both are counted here from before the call, so that the time that is left is never overstated.
///
/// - Source: NCMEC's technical documentation of the CyberTipline, read in November 2025: 24 hours after it was
///   opened, and 1 hour after the last file or file details.
public record OpenReport(String number, Instant openedAt, Instant changedAt) {
    private static final Duration AFTER_OPENING = Duration.ofHours(24);
    private static final Duration AFTER_CHANGE = Duration.ofHours(1);

    /// From here on people are told that its time runs out.
    public static final Duration WARNING = Duration.ofHours(1);

    /// So short before its end nothing more is added: it is finished, or taken back and begun again.
    public static final Duration LAST_CHANCE = Duration.ofMinutes(10);

    /// When NCMEC deletes it.
    public Instant lapses() {
        Instant byOpening = openedAt.plus(AFTER_OPENING);
        Instant byChange = changedAt.plus(AFTER_CHANGE);
        return byChange.isAfter(byOpening) ? byChange : byOpening;
    }

    /// What is left of its time; never below zero.
    public Duration left(Instant now) {
        Duration left = Duration.between(now, lapses());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean runsOut(Instant now) {
        return left(now).compareTo(WARNING) <= 0;
    }

    boolean tooLateToAdd(Instant now) {
        return left(now).compareTo(LAST_CHANCE) <= 0;
    }
}
