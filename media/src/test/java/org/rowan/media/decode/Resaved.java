package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.testkit.fixtures.FourInks;
import org.rowan.testkit.fixtures.Pictures;
import org.rowan.testkit.fixtures.PngFile;
import org.rowan.testkit.fixtures.WebpFile;

/// One picture as other programs save it. `measured`: how far its hash lies from that of the original, the
/// most among the pictures of the test.
record Resaved(String name, Bytes content, int measured) {
    @Override
    public String toString() {
        return name;
    }

    static List<Resaved> of(BufferedImage image) {
        List<Resaved> all = new ArrayList<>();
        all.addAll(lossless(image));
        all.addAll(fewerColours(image));
        all.addAll(jpegs(image));
        all.addAll(webps(image));
        return List.copyOf(all);
    }

    private static List<Resaved> lossless(BufferedImage image) {
        BufferedImage withAlpha = Pictures.as(BufferedImage.TYPE_INT_ARGB, image);
        return List.of(
                new Resaved("PNG with an alpha channel", Pictures.png(withAlpha), 0),
                new Resaved("PNG of 16 bits a colour", deepPng(image), 0),
                new Resaved("BMP", Pictures.bmp(image), 0),
                new Resaved("TIFF", Pictures.tiff(image), 0),
                new Resaved("TIFF, LZW", Pictures.tiff(image, "LZW"), 0),
                new Resaved("TIFF, Deflate", Pictures.tiff(image, "Deflate"), 0),
                new Resaved("TIFF, PackBits", Pictures.tiff(image, "PackBits"), 0),
                new Resaved("WebP, lossless", WebpFile.lossless(image), 0));
    }

    private static List<Resaved> fewerColours(BufferedImage image) {
        BufferedImage indexed = Pictures.as(BufferedImage.TYPE_BYTE_INDEXED, image);
        return List.of(
                new Resaved("GIF", Pictures.gif(image), 6),
                new Resaved("GIF, animated", Pictures.animatedGif(List.of(image, Pictures.flat(0, 64, 48))), 6),
                new Resaved("PNG-8", Pictures.png(indexed), 4),
                new Resaved("BMP with a palette", Pictures.bmp(indexed), 4),
                new Resaved("BMP with a palette, run lengths", Pictures.bmp(indexed, "BI_RLE8"), 4),
                new Resaved("TIFF with a palette", Pictures.tiff(indexed), 4),
                new Resaved("grey PNG", Pictures.png(Pictures.grey(image, 8)), 2),
                new Resaved("grey PNG of 16 bits", Pictures.png(Pictures.grey(image, 16)), 2),
                new Resaved("grey TIFF of 16 bits", Pictures.tiff(Pictures.grey(image, 16)), 2),
                new Resaved("grey JPEG", Pictures.jpeg(Pictures.grey(image, 8), 0.8f), 2));
    }

    private static List<Resaved> jpegs(BufferedImage image) {
        return List.of(
                new Resaved("JPEG", Pictures.jpeg(image, 0.8f), 4),
                new Resaved("JPEG of low quality", Pictures.jpeg(image, 0.2f), 4),
                new Resaved("progressive JPEG", Pictures.progressiveJpeg(image, 0.8f), 4),
                new Resaved("TIFF, JPEG", Pictures.tiff(image, "JPEG"), 4),
                new Resaved("CMYK JPEG, inverted", FourInks.cmykJpeg(image, 0.9f), 2),
                new Resaved("YCCK JPEG, inverted", FourInks.ycckJpeg(image, 0.9f), 2));
    }

    private static List<Resaved> webps(BufferedImage image) {
        WebpFile.Coded lossy = Vp8Frame.coded(image);
        WebpFile.Coded lossless = WebpFile.coded(image);
        WebpFile.Coded other = WebpFile.coded(Pictures.flat(0, image.getWidth(), image.getHeight()));
        int width = image.getWidth();
        int height = image.getHeight();
        return List.of(
                new Resaved("WebP, lossy", WebpFile.still(lossy), 8),
                new Resaved("WebP, lossy, with metadata", WebpFile.extended(lossy, width, height), 8),
                new Resaved("WebP, half transparent", WebpFile.halfTransparent(lossy, width, height), 8),
                new Resaved("WebP, lossless, with metadata", WebpFile.extended(lossless, width, height), 0),
                new Resaved("WebP, animated, lossy", WebpFile.animated(List.of(lossy, other), width, height), 8),
                new Resaved("WebP, animated, lossless", WebpFile.animated(List.of(lossless, other), width, height), 0));
    }

    private static Bytes deepPng(BufferedImage image) {
        int width = image.getWidth();
        byte[] rows = new byte[image.getHeight() * (1 + 6 * width)];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            at++;
            for (int x = 0; x < width; x++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    rows[at++] = (byte) (image.getRGB(x, y) >> shift);
                    rows[at++] = (byte) (31 * x + y); // the low byte says nothing
                }
            }
        }
        return PngFile.withHeader(width, image.getHeight(), 16, 2).pixels(rows).end();
    }
}
