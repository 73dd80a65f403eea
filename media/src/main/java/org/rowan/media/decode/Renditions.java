package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.port.Media.Rendition;
import org.rowan.signal.Fingerprints.Format;

/// Draws a new picture from decoded samples. Nothing of the file but its samples can get through: no
/// metadata, no profile, no thumbnail, no bytes behind the end.
public final class Renditions {
    private static final int SMALL_SIDE = 200;
    private static final int FULL_SIDE = 2_000;
    /// Cells on the longer side of a masked picture: enough for shapes, too few for a face or a body.
    private static final int CELLS = 16;
    /// A small picture gets fewer cells: each covers 4 pixels or more of the original.
    private static final int PIXELS_PER_CELL = 4;

    private static final float JPEG_QUALITY = 0.9f;

    private Renditions() {}

    public static Rendition draw(Picture picture, Rung rung) {
        return switch (rung) {
            case MASKED -> masked(picture.rows());
            case THUMBNAIL -> jpeg(shrink(picture.rows(), SMALL_SIDE), false);
            case FULL -> jpeg(shrink(picture.rows(), FULL_SIDE), isWhole(picture));
        };
    }

    /// One frame, and no pixel that a viewer would show differently because of its alpha.
    private static boolean isWhole(Picture picture) {
        boolean mayBeTransparent = picture.format() != Format.JPEG && picture.format() != Format.BMP;
        return picture.frames() == 1 && !(mayBeTransparent && picture.rows().transparent());
    }

    private static Rendition jpeg(BufferedImage image, boolean whole) {
        Bytes content = encode(image, "jpeg");
        return new Rendition(Format.JPEG.mediaType(), content, image.getWidth(), image.getHeight(), whole);
    }

    private static Rendition masked(Rows rows) {
        int longer = Math.max(rows.width(), rows.height());
        BufferedImage cells = shrink(rows, Math.clamp(longer / PIXELS_PER_CELL, 1, CELLS));
        int edge = SMALL_SIDE / Math.max(cells.getWidth(), cells.getHeight());
        BufferedImage image =
                new BufferedImage(cells.getWidth() * edge, cells.getHeight() * edge, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int level = Math.round(Lumas.brightness(cells.getRGB(x / edge, y / edge)));
                image.setRGB(x, y, level * 0x010101);
            }
        }
        return new Rendition(Format.PNG.mediaType(), encode(image, "png"), image.getWidth(), image.getHeight(), false);
    }

    /// Averages areas down to `longest` pixels on the longer side; a smaller picture keeps its size.
    private static BufferedImage shrink(Rows rows, int longest) {
        int longer = Math.max(rows.width(), rows.height());
        int width = longer <= longest ? rows.width() : side(rows.width(), longest, longer);
        int height = longer <= longest ? rows.height() : side(rows.height(), longest, longer);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[rows.width()];
        long[] sums = new long[width * 4];
        int target = 0;
        for (int y = 0; y < rows.height(); y++) {
            int row = (int) ((long) y * height / rows.height());
            if (row != target) {
                flush(sums, image, target);
                target = row;
            }
            rows.read(y, pixels);
            add(pixels, sums, width);
        }
        flush(sums, image, target);
        return image;
    }

    private static int side(int side, int longest, int longer) {
        return Math.max(1, (int) ((long) side * longest / longer));
    }

    private static void add(int[] pixels, long[] sums, int width) {
        for (int x = 0; x < pixels.length; x++) {
            int at = 4 * (int) ((long) x * width / pixels.length);
            int pixel = pixels[x];
            sums[at] += pixel >> 16 & 0xff;
            sums[at + 1] += pixel >> 8 & 0xff;
            sums[at + 2] += pixel & 0xff;
            sums[at + 3]++;
        }
    }

    private static void flush(long[] sums, BufferedImage image, int row) {
        for (int x = 0; x < image.getWidth(); x++) {
            int at = 4 * x;
            long count = sums[at + 3];
            int pixel = mean(sums[at], count) << 16 | mean(sums[at + 1], count) << 8 | mean(sums[at + 2], count);
            image.setRGB(x, row, pixel);
        }
        java.util.Arrays.fill(sums, 0);
    }

    private static int mean(long sum, long count) {
        return (int) ((sum + count / 2) / count);
    }

    private static Bytes encode(BufferedImage image, String format) {
        ImageWriter writer = writer(format);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("encoding a picture into memory failed", e);
        } finally {
            writer.dispose();
        }
        return Bytes.adopt(bytes.toByteArray());
    }

    private static ImageWriter writer(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
                return writer;
            }
        }
        throw new IllegalStateException("this JDK has no encoder for " + format);
    }
}
