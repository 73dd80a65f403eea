package org.rowan.server;

import java.time.Duration;

/// How long an upload may take in all: some time for everybody, and more for what is large. Whoever sends
/// byte by byte would keep memory from others for as long as they like.
public record Pace(Duration start, int bytesPerSecond) {
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(30), 262_144);

    /// `bytes`: announced, or received so far if that is more.
    public Duration allowed(long bytes) {
        return start.plusSeconds(bytes / bytesPerSecond);
    }
}
