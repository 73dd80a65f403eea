package org.rowan.media.decode;

import java.util.Optional;
import org.rowan.signal.WhyUndecodable;

/// What a JPEG's frame header says, read before any decoder sees the file.
///
/// - Source: ITU-T T.81, annex B.
final class JpegHeader {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    /// Of an Adobe marker.
    private static final int YCBCR = 1;

    private JpegHeader() {}

    /// Lets through 8-bit baseline, extended and progressive pictures of 1, 3 or 4 components.
    ///
    /// - Errors: `UNSUPPORTED` for 12 bits, lossless, hierarchical and arithmetic coding; `BROKEN` without
    ///   a frame header.
    static void check(FileBytes file) throws RefusedException {
        Frame frame = frame(file);
        boolean coding = frame.marker >= 0xC0 && frame.marker <= 0xC2;
        boolean known = frame.components == 1 || frame.components == 3 || frame.components == 4;
        if (!coding || frame.precision != 8 || !known) {
            throw new RefusedException(WhyUndecodable.UNSUPPORTED);
        }
    }

    /// Whether every decoder takes the colours for the same: grey, or YCbCr by a marker that says so or,
    /// where none does, by its subsampling.
    static boolean isPlain(FileBytes file) {
        try {
            check(file);
            Frame frame = frame(file);
            boolean named = frame.adobe.map(transform -> transform == YCBCR).orElse(frame.jfif || frame.subsampled);
            return (frame.components == 1 && frame.adobe.isEmpty()) || (frame.components == 3 && named);
        } catch (RefusedException notPlain) {
            return false;
        }
    }

    /// `adobe`: the colour transform of an Adobe marker, where there is one. `subsampled`: the first
    /// component is finer than the second.
    private record Frame(
            int marker, int precision, int components, boolean subsampled, boolean jfif, Optional<Integer> adobe) {}

    private static Frame frame(FileBytes file) throws RefusedException {
        boolean jfif = false;
        Optional<Integer> adobe = Optional.empty();
        long at = 2;
        while (true) {
            if (file.at(at) != MARKER) {
                throw new RefusedException(WhyUndecodable.BROKEN);
            }
            while (file.at(at) == MARKER) {
                at++; // any number of fill bytes may stand before a marker
            }
            int marker = file.at(at);
            int length = file.be16(at + 1);
            if (marker <= 0 || marker == START_OF_SCAN || marker == END_OF_IMAGE || length < 2) {
                throw new RefusedException(WhyUndecodable.BROKEN);
            }
            if (isFrame(marker)) {
                boolean subsampled = file.at(at + 10) != file.at(at + 13);
                return new Frame(marker, file.at(at + 3), file.at(at + 8), subsampled, jfif, adobe);
            }
            jfif |= marker == APP0 && file.has(at + 3, "JFIF");
            if (marker == APP14 && length >= 14 && file.has(at + 3, "Adobe")) {
                adobe = Optional.of(file.at(at + 14));
            }
            at += 1L + length;
        }
    }

    /// SOF0 to SOF15 without the three other markers in that range: DHT, JPG and DAC.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
