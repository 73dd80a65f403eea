package org.rowan.server.doors;

import java.time.Duration;
import java.util.Map;

/// The operator's settings for all doors of this kind. `peers`: who may connect. `replies`: without one for
/// a reason its standard goes.
public record DoorRules(Peers peers, Limits limits, Map<Reason, Reply> replies) {
    public DoorRules {
        replies = Map.copyOf(replies);
    }

    /// `connections`: at one door at a time. `idle`: without a byte. `message`: for one upload to arrive,
    /// and for its answer to be taken. `drain`: for what comes after the limit of bytes. `answer`: for the
    /// verdict, below the 60 seconds after which clients give up. `grace`: for uploads under way when the
    /// server stops.
    public record Limits(
            int connections, Duration idle, Duration message, Duration drain, Duration answer, Duration grace) {
        public static final Limits STANDARD = new Limits(
                100,
                Duration.ofSeconds(30),
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                Duration.ofSeconds(50),
                Duration.ofSeconds(20));
    }

    public Reply reply(Reason reason) {
        return replies.getOrDefault(reason, reason.standard());
    }
}
