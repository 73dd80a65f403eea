package org.rowan.media.decode;

import java.util.HashSet;
import java.util.Set;
import org.rowan.signal.Fingerprints.Format;

/// Counts the pictures in a file by walking its blocks, without decoding any. Counts what is there, not
/// what a header claims, and whatever stands behind the end as one more.
///
/// - Source: GIF89a; PNG 3rd edition (APNG); WebP container specification; TIFF 6.0.
final class FrameCount {
    private FrameCount() {}

    /// 1 or more; a file that ends too early counts what came before.
    static int of(Format format, FileBytes file) {
        int found = switch (format) {
            case GIF -> gif(file).frames();
            case PNG -> png(file);
            case WEBP -> webp(file);
            case TIFF -> tiff(file);
            default -> 1;
        };
        return Math.max(1, found) + (Ending.isFollowed(format, file) ? 1 : 0);
    }

    private record Gif(int frames, long end) {}

    private static Gif gif(FileBytes file) {
        int frames = 0;
        long at = 13 + colourTable(file.at(10));
        while (true) {
            switch (file.at(at)) {
                case 0x2C -> {
                    frames++;
                    at = afterSubBlocks(file, at + 11 + colourTable(file.at(at + 9)));
                }
                case 0x21 -> at = afterSubBlocks(file, at + 2);
                default -> {
                    return new Gif(frames, at + 1);
                }
            }
        }
    }

    /// Where the last block ends.
    static long endOfGif(FileBytes file) {
        return gif(file).end();
    }

    private static long colourTable(int flags) {
        return flags < 0 || (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    private static long afterSubBlocks(FileBytes file, long start) {
        long at = start;
        while (file.at(at) > 0) {
            at += 1L + file.at(at);
        }
        return at + 1;
    }

    /// Frames of an APNG, and its still picture where that is not the first frame.
    private static int png(FileBytes file) {
        int controls = 0;
        boolean stillIsFrame = false;
        boolean stillSeen = false;
        for (long at = 8; file.be32(at) >= 0 && file.at(at + 7) >= 0; at += 12 + file.be32(at)) {
            if (file.has(at + 4, "fcTL")) {
                controls++;
                stillIsFrame |= !stillSeen;
            } else if (file.has(at + 4, "IDAT")) {
                stillSeen = true;
            }
        }
        return controls + (stillIsFrame ? 0 : 1);
    }

    private static int webp(FileBytes file) {
        int frames = 0;
        for (long at = 12; file.le32(at + 4) >= 0; ) {
            if (file.has(at, "ANMF")) {
                frames++;
            }
            long length = file.le32(at + 4);
            at += 8 + length + (length & 1);
        }
        return frames;
    }

    /// Follows the chain of directories and stops where it bites its own tail.
    private static int tiff(FileBytes file) {
        boolean little = file.at(0) == 'I';
        Set<Long> seen = new HashSet<>();
        long directory = tiff32(file, 4, little);
        while (directory >= 8 && seen.add(directory)) {
            int entries = little ? file.at(directory) | file.at(directory + 1) << 8 : file.be16(directory);
            if (entries <= 0) {
                return Math.max(1, seen.size() - 1);
            }
            directory = tiff32(file, directory + 2 + 12L * entries, little);
        }
        return seen.size();
    }

    private static long tiff32(FileBytes file, long offset, boolean little) {
        return little ? file.le32(offset) : file.be32(offset);
    }
}
