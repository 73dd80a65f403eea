package org.rowan.port;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Rung;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;

/// Hostile bytes in, facts out. Decoding happens in a child process without network, bounded in memory,
/// seconds, pixels and output; the death of a child is an outcome, and a fresh child takes over.
///
/// - Errors: `IOException` only when no child can be started at all; whatever the bytes do is an outcome.
public interface Media {

    /// A first look: the hash of the picture at a fraction of its size, which is near the exact one
    /// (`Glance`) and much cheaper to have. Empty where there is none; then only `fingerprint` tells.
    default Optional<Hashed> glance(Bytes file) throws IOException {
        return Optional.empty();
    }

    /// Decodes and hashes with PDQ, profile `full`; of films and animations the frames as well.
    Decoded fingerprint(Bytes file) throws IOException;

    /// Draws what a person may see at `rung`, as a new picture made from the decoded pixels; never the
    /// original bytes.
    Drawn draw(Bytes file, Rung rung) throws IOException;

    /// Reads the embedded metadata (EXIF). An image without any gives an empty list.
    Exif exif(Bytes file) throws IOException;

    sealed interface Decoded {}

    /// `reel`: the frames of a film or an animation; `STILL` for one picture.
    record Fingerprinted(Fingerprints fingerprints, Reel reel) implements Decoded {

        /// Of the first picture alone.
        public Fingerprinted(Fingerprints fingerprints) {
            this(fingerprints, fingerprints.frames() == 1 ? Reel.STILL : Reel.ONLY_THE_FIRST);
        }
    }

    sealed interface Drawn {}

    /// `whole`: the picture shows everything the file holds, unmasked, at rung `FULL`. A first frame of
    /// several is not whole, and neither is anything at a lower rung.
    record Rendition(String mediaType, Bytes content, int width, int height, boolean whole) implements Drawn {}

    sealed interface Exif {}

    record Fields(List<Field> fields) implements Exif {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    record Field(String name, Personal<String> value) {}

    /// The file could not be decoded. It was compared by exact digest only, and is never "clear" for that
    /// reason alone.
    record Undecodable(WhyUndecodable why) implements Decoded, Drawn, Exif {}
}
