package org.rowan.server.doors.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what was acknowledged and not taken in, or refused, and says it in the log, once a minute at most
/// for each reason.
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Why, Long> counts = new EnumMap<>(Why.class);
    private final Map<Why, Instant> said = new EnumMap<>(Why.class);

    enum Why {
        OTHER_BUCKET("of a bucket that door.s3.buckets does not name; add it there, or end its notifications"),
        CLIMBING("of an object whose key has . or .. for a part, which cannot be read by its path"),
        GONE("of an object that was gone before it was read"),
        CHANGED("of an object that had another content by then, of which the store tells anew"),
        NO_ROOM("of an object that has no tag for the verdict: it is gone, or has ten tags already"),
        NO_TOKEN("refused: it did not show the token of door.s3.token-file"),
        MALFORMED("refused: it could not be understood");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    Aside(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void one(Why why) {
        counts.merge(why, 1L, Long::sum);
        Instant now = clock.instant();
        if (now.isBefore(said.getOrDefault(why, Instant.EPOCH).plus(QUIET))) return;
        said.put(why, now);
        LOG.warn("s3 door: a notification {} ({} since the start).", why.words, count(why));
    }

    synchronized long count(Why why) {
        return counts.getOrDefault(why, 0L);
    }
}
