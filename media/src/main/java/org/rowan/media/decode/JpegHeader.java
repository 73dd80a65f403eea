package org.rowan.media.decode;

import org.rowan.signal.WhyUndecodable;

/// What a JPEG's frame header says, read before any decoder sees the file.
///
/// - Source: ITU-T T.81, annex B.
final class JpegHeader {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegHeader() {}

    /// Lets through 8-bit baseline, extended and progressive pictures of 1, 3 or 4 components.
    ///
    /// - Errors: `UNSUPPORTED` for 12 bits, lossless, hierarchical and arithmetic coding; `BROKEN` without
    ///   a frame header.
    static void check(FileBytes file) throws RefusedException {
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
                checkFrame(marker, file.at(at + 3), file.at(at + 8));
                return;
            }
            at += 1L + length;
        }
    }

    private static void checkFrame(int marker, int precision, int components) throws RefusedException {
        boolean coding = marker >= 0xC0 && marker <= 0xC2;
        boolean known = components == 1 || components == 3 || components == 4;
        if (!coding || precision != 8 || !known) {
            throw new RefusedException(WhyUndecodable.UNSUPPORTED);
        }
    }

    /// SOF0 to SOF15 without the three other markers in that range: DHT, JPG and DAC.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
