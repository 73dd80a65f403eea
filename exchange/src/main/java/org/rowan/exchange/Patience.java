package org.rowan.exchange;

import java.time.Duration;

/// How long and how often an exchange is asked, and how much of an answer is taken.
///
/// - Units: `connect`: until a connection stands. `answer`: from the start of a call to the last byte of
///   its answer. `repeats`: of a reading call after "too many", "not now" or a broken connection. `pause`:
///   before the first repeat, doubled each time. `longest`: the longest pause that an exchange may ask for
///   within a call. `maxAnswer`: bytes.
public record Patience(
        Duration connect, Duration answer, int repeats, Duration pause, Duration longest, int maxAnswer) {
    private static final int MEBI = 1 << 20;

    public Patience {
        if (!connect.isPositive() || !answer.isPositive() || pause.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("waiting times are above zero, pauses zero or more");
        }
        if (repeats < 0 || repeats > 10 || maxAnswer < 1) {
            throw new IllegalArgumentException("a call is repeated 0 to 10 times and has room for an answer");
        }
    }

    /// What fits exchanges of lists: pages of a thousand records, answered slowly.
    public static Patience ofLists() {
        return new Patience(
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                4,
                Duration.ofMillis(200),
                Duration.ofSeconds(60),
                32 * MEBI);
    }

    public Patience withAnswer(Duration newAnswer, int newMaxAnswer) {
        return new Patience(connect, newAnswer, repeats, pause, longest, newMaxAnswer);
    }

    public Patience withRepeats(int newRepeats, Duration newPause, Duration newLongest) {
        return new Patience(connect, answer, newRepeats, newPause, newLongest, maxAnswer);
    }
}
