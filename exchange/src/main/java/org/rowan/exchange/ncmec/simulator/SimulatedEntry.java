package org.rowan.exchange.ncmec.simulator;

import java.time.Instant;
import java.util.Map;
import org.rowan.signal.SignalType;

/// One entry as it stands. `video`: else an image. `hashes`: by type, none once it is deleted.
public record SimulatedEntry(
        String member, String id, boolean video, Instant at, boolean deleted, Map<SignalType, String> hashes) {
    public SimulatedEntry {
        hashes = Map.copyOf(hashes);
    }

    public String key() {
        return member + "/" + id + "/" + (video ? "video" : "image");
    }

    @Override
    public String toString() {
        return "[entry " + key() + "]";
    }
}
