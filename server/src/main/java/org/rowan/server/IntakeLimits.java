package org.rowan.server;

import java.time.Duration;

/// What the doors of intake let through. `maxFileBytes`: of one file. `budget`: the memory that uploads on
/// their way take together, through whichever door. `pace`: of one upload over HTTP.
public record IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance, Pace pace) {
    public IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance) {
        this(maxFileBytes, budget, clockTolerance, Pace.DEFAULT);
    }
}
