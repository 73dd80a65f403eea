package org.rowan.media.decode;

import org.rowan.signal.Hashed;
import org.rowan.signal.LumaRows;
import org.rowan.signal.PdqHasher;
import org.rowan.signal.Profile;

/// Samples to brightness, row by row, and so to a hash: no second copy of the picture is made.
///
/// - Source: PDQ specification 2.1; the coefficients are the float32 nearest to 0.299, 0.587 and 0.114, and
///   every product and sum is rounded to float32. A single channel is its own brightness.
public final class Lumas {
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Lumas() {}

    public static Hashed hash(Rows rows, Profile profile) {
        int width = rows.width();
        int height = rows.height();
        int columns = profile.columns(width, height);
        int[] sources = new int[columns];
        for (int column = 0; column < columns; column++) {
            sources[column] = profile.sourceColumn(column, width, height);
        }
        int[] pixels = new int[width];
        LumaRows brightness = (row, into, at) -> {
            rows.read(profile.sourceRow(row, width, height), pixels);
            if (profile.reduces(width, height)) {
                for (int column = 0; column < columns; column++) {
                    into[at + column] = brightness(pixels[sources[column]], rows.grey());
                }
            } else {
                fill(pixels, rows.grey(), into, at);
            }
        };
        return PdqHasher.hash(profile.rows(width, height), columns, brightness);
    }

    private static void fill(int[] pixels, boolean grey, float[] into, int at) {
        if (grey) {
            for (int x = 0; x < pixels.length; x++) {
                into[at + x] = pixels[x] & 0xff;
            }
        } else {
            for (int x = 0; x < pixels.length; x++) {
                into[at + x] = brightness(pixels[x]);
            }
        }
    }

    private static float brightness(int pixel, boolean grey) {
        return grey ? pixel & 0xff : brightness(pixel);
    }

    static float brightness(int pixel) {
        return RED * (pixel >> 16 & 0xff) + GREEN * (pixel >> 8 & 0xff) + BLUE * (pixel & 0xff);
    }
}
