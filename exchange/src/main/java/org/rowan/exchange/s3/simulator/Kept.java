package org.rowan.exchange.s3.simulator;

import java.time.Instant;
import java.util.Map;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// One version of an object in the simulated store. `version`: `null` where none are kept.
public record Kept(
        Bytes content, String version, Instant modified, Map<String, String> metadata, Map<String, String> tags) {
    public Kept {
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    public String eTag() {
        return Bytes.adopt(Digest.algorithm("MD5").digest(content.toArray())).hex();
    }

    Kept tagged(Map<String, String> newTags) {
        return new Kept(content, version, modified, metadata, newTags);
    }
}
