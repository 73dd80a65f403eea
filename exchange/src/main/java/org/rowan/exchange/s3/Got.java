package org.rowan.exchange.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What became of reading one object.
public sealed interface Got {

    /// All of it went into the sink. `metadata`: what the application stored beside it, by names in lower
    /// case. `version`: when the bucket keeps versions.
    record Whole(String eTag, Instant modified, Optional<String> version, Map<String, String> metadata) implements Got {
        public Whole {
            metadata = Map.copyOf(metadata);
        }
    }

    /// The sink had enough.
    record Cut() implements Got {}

    /// The store says that there is no such object or version.
    record Gone() implements Got {}

    /// It is there with another content than the one asked for.
    record Changed() implements Got {}

    /// The store is there and does not hand this object out: no right to it, or it is in an archive.
    record Withheld() implements Got {}
}
