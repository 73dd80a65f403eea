package org.rowan.media.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Optional;

/// Samples of any depth and layout, read through the raster: 16-bit pictures, packed pixels, floating
/// point, CMYK.
///
/// - Shapes: `bits` holds the depth of each band; `alpha` is a band, or -1.
@SuppressWarnings("ArrayRecordComponent") // a view on a buffer, never compared
record SampleRows(Raster raster, Inks inks, int[] bits, boolean real, int alpha) implements Rows {

    /// What the first bands of a pixel are.
    enum Inks {
        GREY(1),
        RGB(3),
        CMYK(4);

        private final int bands;

        Inks(int bands) {
            this.bands = bands;
        }
    }

    /// Empty when the bands are in no colour space whose samples can be taken as they are.
    static Optional<Rows> of(BufferedImage image) {
        Raster raster = image.getRaster();
        return inks(image).map(inks -> {
            ColorModel model = image.getColorModel();
            int type = raster.getTransferType();
            int alpha = model.hasAlpha() && raster.getNumBands() > inks.bands ? inks.bands : -1;
            boolean real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
            return new SampleRows(raster, inks, raster.getSampleModel().getSampleSize(), real, alpha);
        });
    }

    static Optional<Inks> inks(BufferedImage image) {
        int bands = image.getRaster().getNumBands();
        int space = image.getColorModel().getColorSpace().getType();
        if (bands <= 2) {
            return Optional.of(Inks.GREY);
        }
        if (space == ColorSpace.TYPE_RGB) {
            return Optional.of(Inks.RGB);
        }
        return space == ColorSpace.TYPE_CMYK && bands >= 4 ? Optional.of(Inks.CMYK) : Optional.empty();
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
    public boolean grey() {
        return inks == Inks.GREY;
    }

    @Override
    public void read(int y, int[] pixels) {
        int[][] bands = new int[inks.bands][];
        for (int band = 0; band < inks.bands; band++) {
            bands[band] = band(y, band);
        }
        for (int x = 0; x < width(); x++) {
            pixels[x] = switch (inks) {
                case GREY -> bands[0][x] * 0x010101;
                case RGB -> bands[0][x] << 16 | bands[1][x] << 8 | bands[2][x];
                case CMYK -> cmyk(bands, x);
            };
        }
    }

    /// Without a profile: each ink takes its share of what the black ink leaves.
    private static int cmyk(int[][] bands, int x) {
        int light = 255 - bands[3][x];
        int red = (255 - bands[0][x]) * light / 255;
        int green = (255 - bands[1][x]) * light / 255;
        int blue = (255 - bands[2][x]) * light / 255;
        return red << 16 | green << 8 | blue;
    }

    /// One band of one row, as 8 bits.
    private int[] band(int y, int band) {
        int width = width();
        int[] samples = new int[width];
        if (real) {
            double[] values = raster.getSamples(0, y, width, 1, band, new double[width]);
            for (int x = 0; x < width; x++) {
                samples[x] = (int) Math.clamp(values[x] * 255, 0, 255); // NaN becomes 0
            }
            return samples;
        }
        raster.getSamples(0, y, width, 1, band, samples);
        int depth = bits[band];
        for (int x = 0; x < width; x++) {
            samples[x] = toEightBits(samples[x], depth);
        }
        return samples;
    }

    /// Deeper samples keep their high 8 bits; shallower ones are stretched, as 31 of 5 bits is white.
    private static int toEightBits(int sample, int depth) {
        if (depth > 8) {
            return (sample >>> (depth - 8)) & 0xff;
        }
        return depth == 8 ? sample & 0xff : sample * 255 / ((1 << depth) - 1);
    }

    @Override
    public boolean transparent() {
        if (alpha < 0) {
            return false;
        }
        for (int y = 0; y < height(); y++) {
            for (int value : band(y, alpha)) {
                if (value != 255) {
                    return true;
                }
            }
        }
        return false;
    }
}
