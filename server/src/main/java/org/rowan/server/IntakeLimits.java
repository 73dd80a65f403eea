package org.rowan.server;

import java.time.Duration;

/// What the doors of intake let through. `maxFileBytes`: of one file. `budget`: the memory that uploads on
/// their way take together, through whichever door. `pace`: of one upload over HTTP. `keptBytes`: of one file that is
/// kept unseen, and never in memory whole.
public record IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance, Pace pace, long keptBytes) {
    /// Where nothing larger is kept unseen either.
    public IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance, Pace pace) {
        this(maxFileBytes, budget, clockTolerance, pace, maxFileBytes);
    }

    public IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance) {
        this(maxFileBytes, budget, clockTolerance, Pace.DEFAULT);
    }
}
