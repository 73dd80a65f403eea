package org.rowan.video;

import org.rowan.signal.PdqHash;

/// One hashed frame of a film.
///
/// - Units: `frame`: its number as decoders give frames out, from 0. `quality`: PDQ quality, 0 to 100.
///   `seconds` from the beginning.
public record Feature(int frame, int quality, PdqHash hash, float seconds) {
    public Feature {
        if (frame < 0 || quality < 0 || quality > 100 || !(seconds >= 0 && seconds < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a feature has a frame number from 0, a quality of 0 to 100 and seconds from 0;"
                            + " got %d, %d and %s".formatted(frame, quality, seconds));
        }
    }
}
