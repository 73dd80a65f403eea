package org.rowan.testkit.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when told.
public final class TestClock implements InstantSource {
    private Instant now;

    public TestClock(Instant start) {
        this.now = start;
    }

    public static TestClock atNoon() {
        return new TestClock(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
