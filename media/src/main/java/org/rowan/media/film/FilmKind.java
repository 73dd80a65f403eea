package org.rowan.media.film;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.signal.Fingerprints.Format;

/// What a film is by its first bytes, and what its decoder is allowed to take it for.
///
/// - Source: ISO/IEC 14496-12 (`ftyp`), RFC 8794 (EBML), the AVI, ASF, FLV, Ogg and MPEG-TS containers' own
///   specifications.
public final class FilmKind {
    /// Containers whose demuxers may be tried. Play lists are not among them: they name other files.
    static final String DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,ogg,mpegts,mpeg,gif,apng";

    /// Still pictures in the same container.
    private static final Set<String> STILLS =
            Set.of("avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "miaf", "jpeg");

    private static final int EBML = 0x1A45DFA3;
    private static final int ASF = 0x3026B275;
    private static final int PACK = 0x000001BA;
    private static final int SEQUENCE = 0x000001B3;
    private static final int TS_PACKET = 188;
    private static final int SYNC = 0x47;
    /// Far enough for the document type of a Matroska file, which stands in its first element.
    private static final int EBML_HEAD = 64;

    private FilmKind() {}

    public static Optional<Format> of(Bytes file) {
        if (file.length() < 12) return Optional.empty();
        if (is(file, 4, "ftyp")) return isoMedia(file);
        if (is(file, 4, "moov") || is(file, 4, "mdat") || is(file, 4, "wide")) return Optional.of(Format.QUICKTIME);
        if (is(file, 0, "RIFF") && is(file, 8, "AVI ")) return Optional.of(Format.AVI);
        if (is(file, 0, "FLV\u0001")) return Optional.of(Format.FLV);
        if (is(file, 0, "OggS")) return Optional.of(Format.OGG);
        return switch (be32(file)) {
            case EBML -> Optional.of(isWebm(file) ? Format.WEBM : Format.MATROSKA);
            case ASF -> Optional.of(Format.ASF);
            case PACK, SEQUENCE -> Optional.of(Format.MPEG);
            default -> transportStream(file);
        };
    }

    private static Optional<Format> isoMedia(Bytes file) {
        String brand = text(file, 8, 4);
        if (STILLS.contains(brand)) return Optional.empty();
        return Optional.of(brand.equals("qt  ") ? Format.QUICKTIME : Format.MP4);
    }

    private static boolean isWebm(Bytes file) {
        return text(file, 0, Math.min(EBML_HEAD, file.length())).contains("webm");
    }

    private static Optional<Format> transportStream(Bytes file) {
        boolean synced = file.length() > 2 * TS_PACKET
                && file.at(0) == SYNC
                && file.at(TS_PACKET) == SYNC
                && file.at(2 * TS_PACKET) == SYNC;
        return synced ? Optional.of(Format.MPEG_TS) : Optional.empty();
    }

    private static boolean is(Bytes file, int at, String text) {
        return text(file, at, text.length()).equals(text);
    }

    private static String text(Bytes file, int at, int length) {
        byte[] part = new byte[Math.max(0, Math.min(length, file.length() - at))];
        for (int i = 0; i < part.length; i++) part[i] = file.at(at + i);
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    private static int be32(Bytes file) {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) value = value << Byte.SIZE | (file.at(i) & 0xff);
        return value;
    }
}
