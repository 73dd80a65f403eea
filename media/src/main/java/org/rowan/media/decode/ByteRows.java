package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Optional;

/// Samples of one byte in one array: nearly every JPEG, PNG and WebP.
///
/// - Shapes: `offsets` holds where red, green and blue lie within a pixel (the same place three times for
///   grey); `alpha` is such a place, or -1.
@SuppressWarnings("ArrayRecordComponent") // a view on a buffer, never compared
record ByteRows(
        int width, int height, boolean grey, byte[] samples, int pixelStride, int rowStride, int[] offsets, int alpha)
        implements Rows {

    /// Empty when the picture is laid out in another way.
    static Optional<Rows> of(BufferedImage image, boolean grey) {
        Raster raster = image.getRaster();
        if (!(raster.getSampleModel() instanceof ComponentSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || buffer.getNumBanks() != 1
                || buffer.getOffset() != 0
                || raster.getSampleModelTranslateX() != 0
                || raster.getSampleModelTranslateY() != 0) {
            return Optional.empty();
        }
        int[] bands = model.getBandOffsets();
        int[] offsets = grey ? new int[] {bands[0], bands[0], bands[0]} : new int[] {bands[0], bands[1], bands[2]};
        int colours = grey ? 1 : 3;
        int alpha = image.getColorModel().hasAlpha() && bands.length > colours ? bands[colours] : -1;
        return Optional.of(new ByteRows(
                image.getWidth(),
                image.getHeight(),
                grey,
                buffer.getData(),
                model.getPixelStride(),
                model.getScanlineStride(),
                offsets,
                alpha));
    }

    @Override
    public void read(int y, int[] pixels) {
        int at = y * rowStride;
        int red = offsets[0];
        int green = offsets[1];
        int blue = offsets[2];
        for (int x = 0; x < width; x++, at += pixelStride) {
            pixels[x] = ((samples[at + red] & 0xff) << 16)
                    | ((samples[at + green] & 0xff) << 8)
                    | (samples[at + blue] & 0xff);
        }
    }

    @Override
    public boolean transparent() {
        if (alpha < 0) {
            return false;
        }
        for (int y = 0; y < height; y++) {
            int at = y * rowStride + alpha;
            for (int x = 0; x < width; x++, at += pixelStride) {
                if (samples[at] != (byte) 0xff) {
                    return true;
                }
            }
        }
        return false;
    }
}
