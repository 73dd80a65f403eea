package org.rowan.server;

import java.time.Duration;

/// What the doors of intake let through. `maxFileBytes`: of one file. `budget`: the memory that uploads on
/// their way take together, through whichever door.
public record IntakeLimits(int maxFileBytes, Budget budget, Duration clockTolerance) {}
