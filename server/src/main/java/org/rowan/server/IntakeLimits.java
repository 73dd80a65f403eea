package org.rowan.server;

import java.time.Duration;

/// What the door of intake lets through. `maxFileBytes`: of one file. `memory`: bytes that uploads on their
/// way may take together.
public record IntakeLimits(int maxFileBytes, long memory, Duration clockTolerance) {}
