package org.rowan.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.rowan.base.Bytes;

/// Harmless pictures for the drill, made by code: discs and boxes on a gradient, and what may happen to
/// such a picture on its way. They show nothing and nobody.
public final class DrillPictures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SHAPES = 24;

    /// - Shapes: `name` in words, `fileName` as a client would send it.
    public record Altered(String name, String fileName, Bytes content) {}

    private DrillPictures() {}

    /// The picture that the drill's hash list knows.
    public static Bytes original() {
        return png(shapes(1));
    }

    /// The same picture as four platforms might pass it on; each has to match.
    public static List<Altered> alterations() {
        BufferedImage image = shapes(1);
        return List.of(
                new Altered("resized to half", "resized.png", png(resized(image, WIDTH / 2, HEIGHT / 2))),
                new Altered("compressed as JPEG, quality 60", "compressed.jpg", jpeg(image, 0.6f)),
                new Altered("cropped by 1 percent", "cropped.png", png(cropped(image))),
                new Altered("brightened by 20 levels", "brighter.png", png(brighter(image, 20))));
    }

    /// Another picture of the same kind, far from the first: it has to stay clear.
    public static Bytes unrelated() {
        return png(shapes(2));
    }

    /// A JPEG that ends in the middle.
    public static Bytes broken() {
        Bytes whole = jpeg(shapes(3), 0.9f);
        return whole.slice(0, whole.length() / 2);
    }

    /// A PNG of a few hundred bytes that claims 3.6 gigapixels.
    public static Bytes bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header =
                ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflated(new byte[100_000]));
        chunk(out, "IEND", new byte[0]);
        return Bytes.adopt(out.toByteArray());
    }

    private static BufferedImage shapes(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int red = 255 * x / WIDTH;
                int green = 255 * y / HEIGHT;
                image.setRGB(x, y, red << 16 | green << 8 | 255 - (red + green) / 2);
            }
        }
        for (int shape = 0; shape < SHAPES; shape++) {
            int colour = random.nextInt(1 << 24);
            boolean disc = random.nextBoolean();
            paint(image, random.nextInt(WIDTH), random.nextInt(HEIGHT), 25 + random.nextInt(100), disc, colour);
        }
        return image;
    }

    private static void paint(BufferedImage image, int centreX, int centreY, int reach, boolean disc, int colour) {
        for (int y = Math.max(0, centreY - reach); y < Math.min(HEIGHT, centreY + reach); y++) {
            for (int x = Math.max(0, centreX - reach); x < Math.min(WIDTH, centreX + reach); x++) {
                int dx = x - centreX;
                int dy = y - centreY;
                if (!disc || dx * dx + dy * dy < reach * reach) {
                    image.setRGB(x, y, colour);
                }
            }
        }
    }

    private static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = resized.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return resized;
    }

    private static BufferedImage cropped(BufferedImage image) {
        int dx = WIDTH / 200;
        int dy = HEIGHT / 200;
        return image.getSubimage(dx, dy, WIDTH - 2 * dx, HEIGHT - 2 * dy);
    }

    private static BufferedImage brighter(BufferedImage image, int levels) {
        BufferedImage brighter = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = image.getRGB(x, y);
                int red = Math.min(255, (pixel >> 16 & 0xff) + levels);
                int green = Math.min(255, (pixel >> 8 & 0xff) + levels);
                int blue = Math.min(255, (pixel & 0xff) + levels);
                brighter.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return brighter;
    }

    private static Bytes png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("encoding a picture into memory failed", e);
        }
        return Bytes.adopt(bytes.toByteArray());
    }

    private static Bytes jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("encoding a picture into memory failed", e);
        } finally {
            writer.dispose();
        }
        return Bytes.adopt(bytes.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        ByteBuffer named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put(content);
        CRC32 crc = new CRC32();
        crc.update(named.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(named.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflated(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            byte[] room = new byte[content.length];
            return java.util.Arrays.copyOf(room, deflater.deflate(room));
        }
    }
}
