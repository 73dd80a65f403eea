package org.rowan.media.decode;

import java.util.Arrays;
import org.rowan.base.Bytes;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;

/// Decodes in this process, for tests that look at samples.
public final class Samples {
    private static final Decoder DECODER = new Decoder(100_000_000);

    private Samples() {}

    public static Picture decode(Bytes file) throws RefusedException {
        return DECODER.decode(fileBytes(file));
    }

    public static FileBytes fileBytes(Bytes file) {
        byte[] array = Arrays.copyOf(file.toArray(), file.length() + FileBytes.SPARE);
        return new FileBytes(array, 0, file.length());
    }

    public static int[] row(Picture picture, int y) {
        int[] pixels = new int[picture.width()];
        picture.rows().read(y, pixels);
        return pixels;
    }

    public static Hashed hash(Bytes file, Profile profile) throws RefusedException {
        return Lumas.hash(decode(file).rows(), profile);
    }
}
