package org.rowan.media.decode;

import java.util.Set;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.WhyUndecodable;

/// What a file is by its first bytes. File names and declared types are never asked.
public sealed interface Sniffed {

    record Picture(Format format) implements Sniffed {}

    /// `why`: `EMPTY`, `UNRECOGNISED`, or `UNSUPPORTED` for a format we know by sight and do not decode.
    record Not(WhyUndecodable why) implements Sniffed {}

    /// - Source: the signatures of each format's own specification; ISO 14496-12 for `ftyp` brands.
    static Sniffed of(FileBytes file) {
        if (file.length() == 0) {
            return new Not(WhyUndecodable.EMPTY);
        }
        if (file.be16(0) == 0xFFD8 && file.at(2) == 0xFF) {
            return new Picture(Format.JPEG);
        }
        if (file.be32(0) == 0x89504E47L && file.be32(4) == 0x0D0A1A0AL) {
            return new Picture(Format.PNG);
        }
        if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
            return new Picture(Format.GIF);
        }
        if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
            return new Picture(Format.WEBP);
        }
        if (file.be32(0) == 0x49492A00L || file.be32(0) == 0x4D4D002AL) {
            return new Picture(Format.TIFF);
        }
        if (file.has(0, "BM") && BMP_HEADERS.contains(file.le32(14))) {
            return new Picture(Format.BMP);
        }
        return new Not(knownBySight(file) ? WhyUndecodable.UNSUPPORTED : WhyUndecodable.UNRECOGNISED);
    }

    /// Lengths of the second header of a BMP: `BM` alone would be two letters of any text.
    Set<Long> BMP_HEADERS = Set.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L);

    private static boolean knownBySight(FileBytes file) {
        boolean isoMedia = file.has(4, "ftyp"); // AVIF, HEIC, MP4, QuickTime
        boolean jpegXl = file.be16(0) == 0xFF0A || file.has(4, "JXL ");
        boolean jpeg2000 = file.be32(0) == 0xFF4FFF51L || file.has(4, "jP  ");
        boolean bigTiff = file.be32(0) == 0x49492B00L || file.be32(0) == 0x4D4D002BL;
        boolean matroska = file.be32(0) == 0x1A45DFA3L;
        boolean avi = file.has(0, "RIFF") && file.has(8, "AVI ");
        boolean photoshop = file.has(0, "8BPS");
        boolean icon = file.be32(0) == 0x00000100L && file.at(4) > 0 && file.at(5) == 0;
        return isoMedia || jpegXl || jpeg2000 || bigTiff || matroska || avi || photoshop || icon;
    }
}
