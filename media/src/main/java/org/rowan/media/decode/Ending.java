package org.rowan.media.decode;

import java.util.Arrays;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.signal.Fingerprints.Format;

/// Whether something stands behind the end of a picture: a second file, or a film, which no decoder of the
/// first one sees.
///
/// - Source: ITU-T T.81, annex B; PNG 3rd edition; GIF89a; WebP container specification. BMP and TIFF have
///   no end of their own.
public final class Ending {
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private Ending() {}

    /// What stands behind the end of the picture. Zeros, with which cameras fill up, do not count.
    public static Optional<Bytes> rest(Format format, Bytes file) {
        byte[] spare = Arrays.copyOf(file.toArray(), file.length() + FileBytes.SPARE);
        long from = start(format, new FileBytes(spare, 0, file.length()));
        return from < file.length() ? Optional.of(file.slice((int) from, file.length())) : Optional.empty();
    }

    static boolean isFollowed(Format format, FileBytes file) {
        return start(format, file) < file.length();
    }

    private static long start(Format format, FileBytes file) {
        long at = switch (format) {
            case JPEG -> jpeg(file);
            case PNG -> png(file);
            case GIF -> FrameCount.endOfGif(file);
            case WEBP -> 8 + file.le32(4) + (file.le32(4) & 1);
            default -> file.length();
        };
        while (at < file.length() && file.at(at) == 0) at++;
        // The zeros before it are the upper bytes of the length of a film's first box.
        return file.has(at + 1, "ftyp") ? at - 3 : at;
    }

    /// Walks the segments and, after each start of a scan, the coded samples up to the next marker.
    private static long jpeg(FileBytes file) {
        long at = 2;
        while (file.at(at) == 0xFF) {
            while (file.at(at) == 0xFF) at++;
            int marker = file.at(at);
            if (marker == END_OF_IMAGE) return at + 1;
            if (file.be16(at + 1) < 2) return file.length();
            at += 1L + file.be16(at + 1);
            if (marker == START_OF_SCAN) at = nextMarker(file, at);
        }
        return file.length();
    }

    private static long nextMarker(FileBytes file, long from) {
        for (long at = from; file.at(at) >= 0; at++) {
            int next = file.at(at + 1);
            boolean inSamples = next == 0 || (next >= FIRST_RESTART && next <= LAST_RESTART);
            if (file.at(at) == 0xFF && !inSamples) return at;
        }
        return file.length();
    }

    private static long png(FileBytes file) {
        for (long at = 8; file.be32(at) >= 0; at += 12 + file.be32(at)) {
            if (file.has(at + 4, "IEND")) return at + 12 + file.be32(at);
        }
        return file.length();
    }
}
