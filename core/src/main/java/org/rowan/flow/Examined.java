package org.rowan.flow;

import java.util.Optional;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;

/// What was found out about a file before it was compared. All of it is empty where there is no file, or
/// where a first look was enough.
record Examined(
        Optional<Digests> digests,
        Optional<Fingerprints> fingerprints,
        Reel reel,
        Optional<WhyUndecodable> undecodable) {
    static final Examined NOT_AT_ALL = new Examined(Optional.empty(), Optional.empty(), Reel.STILL, Optional.empty());

    String mediaType() {
        return fingerprints.map(f -> f.format().mediaType()).orElse("application/octet-stream");
    }
}
