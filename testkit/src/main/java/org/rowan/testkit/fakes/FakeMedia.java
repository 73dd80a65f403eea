package org.rowan.testkit.fakes;

import java.util.Collections;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Rung;
import org.rowan.port.Media;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.WhyUndecodable;

/// Media that reads its answer from the bytes: `picture(…)` makes such bytes; bytes that begin with `TEXT`
/// are no picture, those with `FILM` one that is not decoded; everything else is broken.
public final class FakeMedia implements Media {
    private static final String MARK = "picture ";

    public static final String TEXT = "text ";
    public static final String FILM = "film ";

    /// As the note of a picture: it holds no embedded metadata.
    public static final String BARE = "bare";

    /// Bytes of a picture with this hash and quality, of one or several frames. `note` makes the bytes
    /// differ.
    public static Bytes picture(PdqHash hash, int quality, int frames, String note) {
        return Bytes.utf8(MARK + hash.hex() + " " + quality + " " + frames + " " + note);
    }

    @Override
    public Decoded fingerprint(Bytes file) {
        String text = file.asUtf8();
        if (file.length() == 0) return new Undecodable(WhyUndecodable.EMPTY);
        if (text.startsWith(TEXT)) return new Undecodable(WhyUndecodable.UNRECOGNISED);
        if (text.startsWith(FILM)) return new Undecodable(WhyUndecodable.UNSUPPORTED);
        if (!text.startsWith(MARK)) return new Undecodable(WhyUndecodable.BROKEN);
        String[] parts = text.split(" ", 5);
        PdqHash hash = PdqHash.parse(parts[1]);
        Hashed hashed = new Hashed(hash, Integer.parseInt(parts[2]), Collections.nCopies(Hashed.VARIANTS, hash));
        return new Fingerprinted(new Fingerprints(Format.PNG, 640, 480, Integer.parseInt(parts[3]), hashed));
    }

    @Override
    public Drawn draw(Bytes file, Rung rung) {
        return switch (fingerprint(file)) {
            case Undecodable undecodable -> undecodable;
            case Fingerprinted f ->
                new Rendition(
                        "image/png",
                        Bytes.utf8("a rendition at " + rung),
                        f.fingerprints().width(),
                        f.fingerprints().height(),
                        rung == Rung.FULL && f.fingerprints().frames() == 1);
        };
    }

    @Override
    public Exif exif(Bytes file) {
        return switch (fingerprint(file)) {
            case Undecodable undecodable -> undecodable;
            case Fingerprinted f -> {
                boolean bare = file.asUtf8().endsWith(" " + BARE);
                yield new Fields(bare ? List.of() : List.of(new Field("Software", new Personal<>("made by code"))));
            }
        };
    }
}
