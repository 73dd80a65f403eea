package org.rowan.media.child;

import java.io.IOException;
import java.util.Optional;
import org.rowan.media.decode.Decoder;
import org.rowan.media.decode.ExifFields;
import org.rowan.media.decode.FileBytes;
import org.rowan.media.decode.Lumas;
import org.rowan.media.decode.NativeJpeg;
import org.rowan.media.decode.Picture;
import org.rowan.media.decode.RefusedException;
import org.rowan.media.decode.Renditions;
import org.rowan.media.wire.Answer;
import org.rowan.media.wire.Answer.Said;
import org.rowan.media.wire.Asked;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;

/// Answers requests, one after the other, and notices when the process has grown.
final class Worker {
    /// A picture beyond this leaves a heap that is cheaper to throw away than to shrink.
    private static final long BIG_PICTURE = 40_000_000;
    /// A heap beyond this is collected once the answer is out, so that an idle child is a small one.
    private static final long MUCH_HEAP = 48L << 20;

    private final Decoder decoder;
    private final Optional<NativeJpeg> nativeJpeg;
    private boolean big;

    Worker(Decoder decoder, Optional<NativeJpeg> nativeJpeg) {
        this.decoder = decoder;
        this.nativeJpeg = nativeJpeg;
    }

    /// - Shapes: `frame` is a request with `FileBytes.SPARE` bytes behind it.
    Answer answer(byte[] frame) throws IOException {
        int end = frame.length - FileBytes.SPARE;
        Asked asked = Asked.parse(frame[0], frame[1]);
        FileBytes file = new FileBytes(frame, Asked.HEADER, end);
        Said said;
        try {
            said = switch (asked) {
                case Asked.Fingerprint(Profile profile) -> new Said.Prints(fingerprint(file, profile));
                case Asked.Draw(var rung) -> new Said.Picture(Renditions.draw(decode(file), rung));
                case Asked.Glance _ -> new Said.Glanced(glance(file));
                case Asked.ReadExif _ -> new Said.Metadata(ExifFields.of(file));
            };
        } catch (RefusedException e) {
            said = new Said.Nothing(new Undecodable(e.why()));
        }
        return new Answer(big, said);
    }

    private Fingerprinted fingerprint(FileBytes file, Profile profile) throws RefusedException {
        Picture picture = decode(file);
        Hashed hashed = Lumas.hash(picture.rows(), profile);
        return new Fingerprinted(
                new Fingerprints(picture.format(), picture.width(), picture.height(), picture.frames(), hashed));
    }

    private Optional<Hashed> glance(FileBytes file) throws RefusedException {
        return nativeJpeg.isEmpty() ? Optional.empty() : nativeJpeg.get().hash(file, decoder.maxPixels());
    }

    private Picture decode(FileBytes file) throws RefusedException {
        Picture picture = decoder.decode(file);
        big |= (long) picture.width() * picture.height() > BIG_PICTURE;
        return picture;
    }

    /// Gives memory back to the system while nobody waits.
    void tidy() {
        if (Runtime.getRuntime().totalMemory() > MUCH_HEAP) {
            System.gc();
        }
    }
}
