package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Samples that are numbers of colours: GIF, palette PNG, and grey pictures of 1, 2 or 4 bits.
///
/// - Shapes: `palette` holds 24-bit colours by index.
@SuppressWarnings("ArrayRecordComponent") // a view on a buffer, never compared
record PaletteRows(Raster raster, int[] palette, boolean grey, boolean[] opaque) implements Rows {

    static Rows of(BufferedImage image, IndexColorModel model) {
        int size = 1 << image.getRaster().getSampleModel().getSampleSize(0);
        int[] palette = new int[Math.max(size, model.getMapSize())];
        boolean[] opaque = new boolean[palette.length];
        for (int i = 0; i < model.getMapSize(); i++) {
            palette[i] = model.getRGB(i) & 0xffffff;
            opaque[i] = model.getAlpha(i) == 0xff;
        }
        return new PaletteRows(image.getRaster(), palette, isRamp(model), opaque);
    }

    /// Evenly from black to white: then the file held grey samples, and the palette is the decoder's.
    private static boolean isRamp(IndexColorModel model) {
        int last = model.getMapSize() - 1;
        for (int i = 0; i <= last; i++) {
            int level = last == 0 ? 0 : i * 255 / last;
            if (model.getRed(i) != level || model.getGreen(i) != level || model.getBlue(i) != level) {
                return false;
            }
        }
        return last > 0;
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int y, int[] pixels) {
        raster.getSamples(0, y, width(), 1, 0, pixels);
        for (int x = 0; x < width(); x++) {
            pixels[x] = palette[pixels[x]];
        }
    }

    @Override
    public boolean transparent() {
        int[] row = new int[width()];
        for (int y = 0; y < height(); y++) {
            raster.getSamples(0, y, width(), 1, 0, row);
            for (int index : row) {
                if (!opaque[index]) {
                    return true;
                }
            }
        }
        return false;
    }
}
