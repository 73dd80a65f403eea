package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.rowan.base.Bytes;
import org.rowan.testkit.fixtures.WebpFile;

/// The smallest lossy WebP encoder: every block of 4 x 4 pixels becomes one brightness and two colours.
///
/// Every probability of a token is set to one half, so that no context matters.
///
/// - Source: RFC 6386; the section stands at each step.
public final class Vp8Frame {
    private static final int HALF = 128;
    /// Row and column of the transform of section 14.3, which is its own transpose.
    private static final int[][] WALSH = {{1, 1, 1, 1}, {1, 1, -1, -1}, {1, -1, -1, 1}, {1, -1, 1, -1}};
    /// Section 13.2: what the extra bits of categories 1 to 6 are coded with, and where each begins.
    private static final int[][] EXTRA = {
        {159},
        {165, 145},
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private static final int[] BEGINS = {5, 7, 11, 19, 35, 67};
    private static final String[] CATEGORIES = {"11100", "11101", "111100", "111101", "111110", "111111"};

    private final int[][] blocks;
    private final int columns;
    private final Coder modes = new Coder();
    private final Coder tokens = new Coder();

    private Vp8Frame(BufferedImage image) {
        columns = (image.getWidth() + 15) / 16;
        int rows = (image.getHeight() + 15) / 16;
        blocks = new int[][] {
            averages(image, 0, 4, columns * 4, rows * 4),
            averages(image, 1, 8, columns * 2, rows * 2),
            averages(image, 2, 8, columns * 2, rows * 2)
        };
        header();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                macroblock(x, y);
            }
        }
    }

    public static WebpFile.Coded coded(BufferedImage image) {
        Vp8Frame frame = new Vp8Frame(image);
        byte[] first = frame.modes.bytes();
        byte[] second = frame.tokens.bytes();
        ByteBuffer out = ByteBuffer.allocate(10 + first.length + second.length).order(ByteOrder.LITTLE_ENDIAN);
        int tag = 1 << 4 | first.length << 5; // 9.1: a key frame, version 0, shown
        out.put((byte) tag).putShort((short) (tag >> 8)).put(new byte[] {(byte) 0x9d, 1, 0x2a});
        out.putShort((short) image.getWidth()).putShort((short) image.getHeight());
        out.put(first).put(second);
        return new WebpFile.Coded("VP8 ", Bytes.adopt(out.array()));
    }

    /// One plane (Y, U or V of BT.601 in its narrow range) as averages of squares.
    private static int[] averages(BufferedImage image, int plane, int side, int columns, int rows) {
        int[] averages = new int[columns * rows];
        for (int block = 0; block < averages.length; block++) {
            double sum = 0;
            for (int i = 0; i < side * side; i++) {
                int x = Math.min(image.getWidth() - 1, block % columns * side + i % side);
                int y = Math.min(image.getHeight() - 1, block / columns * side + i / side);
                sum += sample(image.getRGB(x, y), plane);
            }
            averages[block] = (int) Math.round(sum / (side * side));
        }
        return averages;
    }

    private static double sample(int pixel, int plane) {
        int red = pixel >> 16 & 0xff;
        int green = pixel >> 8 & 0xff;
        int blue = pixel & 0xff;
        return switch (plane) {
            case 0 -> 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
            case 1 -> 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
            default -> 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
        };
    }

    /// 9.2 to 9.11: no segments, no loop filter, one partition of tokens, the finest quantizer.
    private void header() {
        modes.literal(0, 2 + 1 + 1 + 6 + 3 + 1 + 2);
        modes.literal(0, 7 + 5);
        modes.literal(0, 1);
        for (int probability : updateProbabilities()) {
            modes.bit(1, probability);
            modes.literal(HALF, 8);
        }
        modes.literal(0, 1); // no macroblock is skipped
    }

    /// 13.4: the table of the decoder's library. A frame from a wrong one would be noise to any decoder.
    private static int[] updateProbabilities() {
        try {
            var field = Class.forName("com.twelvemonkeys.imageio.plugins.webp.vp8.Globals")
                    .getDeclaredField("vp8CoefUpdateProbs");
            field.setAccessible(true);
            return Arrays.stream((int[][][][]) field.get(null))
                    .flatMap(Arrays::stream)
                    .flatMap(Arrays::stream)
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the WebP decoder no longer keeps its table where it was", e);
        }
    }

    private void macroblock(int x, int y) {
        modes.bit(1, 145); // 11.2: all 16 x 16 pixels predicted by the average of their neighbours
        modes.bit(0, 156);
        modes.bit(0, 163);
        modes.bit(0, 142);
        brightness(x, y);
        colour(1, x, y);
        colour(2, x, y);
    }

    private void brightness(int x, int y) {
        int predicted = predicted(0, x, y, 4);
        int[] wanted = new int[16];
        for (int i = 0; i < 16; i++) {
            wanted[i] = blocks[0][at(0, x, y, i, 4)] - predicted;
        }
        int[] levels = new int[16];
        for (int i = 0; i < 16; i++) {
            int sum = 0;
            for (int k = 0; k < 16; k++) {
                sum += WALSH[i / 4][k / 4] * WALSH[i % 4][k % 4] * wanted[k];
            }
            levels[i] = Math.round(sum / 2f); // 8 for each level, 8 for each step of brightness, and 16 blocks
        }
        block(zigzag(levels));
        for (int i = 0; i < 16; i++) {
            tokens.literal(0, 1); // a block with nothing but what the transform above gives it
            int sum = 3;
            for (int k = 0; k < 16; k++) {
                sum += WALSH[i / 4][k / 4] * WALSH[i % 4][k % 4] * levels[k] * 8;
            }
            blocks[0][at(0, x, y, i, 4)] = Math.clamp(predicted + (((sum >> 3) + 4) >> 3), 0, 255);
        }
    }

    private void colour(int plane, int x, int y) {
        int predicted = predicted(plane, x, y, 2);
        for (int i = 0; i < 4; i++) {
            int at = at(plane, x, y, i, 2);
            int level = 2 * (blocks[plane][at] - predicted); // 4 for each level, 8 for each step
            block(new int[] {level});
        }
    }

    private int at(int plane, int x, int y, int block, int side) {
        int stride = columns * (plane == 0 ? 4 : 2);
        return (y * side + block / side) * stride + x * side + block % side;
    }

    /// 12.2: the row above and the column to the left, as they were decoded; 128 without either.
    private int predicted(int plane, int x, int y, int side) {
        int pixels = 4 * side;
        int sum = 0;
        for (int i = 0; i < side; i++) {
            sum += y > 0 ? 4 * blocks[plane][at(plane, x, y - 1, side * (side - 1) + i, side)] : 0;
            sum += x > 0 ? 4 * blocks[plane][at(plane, x - 1, y, side * i + side - 1, side)] : 0;
        }
        int neighbours = pixels * ((y > 0 ? 1 : 0) + (x > 0 ? 1 : 0));
        return neighbours == 0 ? 128 : (sum + neighbours / 2) / neighbours;
    }

    private static int[] zigzag(int[] levels) {
        int[] order = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
        return Arrays.stream(order).map(i -> levels[i]).toArray();
    }

    /// 13: tokens up to the last level that is not zero.
    private void block(int[] levels) {
        int last = levels.length;
        while (last > 0 && levels[last - 1] == 0) {
            last--;
        }
        boolean afterZero = false;
        for (int i = 0; i < last; i++) {
            tokens.bits(afterZero ? "" : "1"); // no end here, which after a zero goes without saying
            token(levels[i]);
            afterZero = levels[i] == 0;
        }
        if (last < 16) {
            tokens.literal(0, 1);
        }
    }

    private void token(int level) {
        int size = Math.abs(level);
        if (size <= 4) {
            tokens.bits(new String[] {"0", "10", "1100", "11010", "11011"}[size]);
        } else {
            int category = 5;
            while (BEGINS[category] > size) {
                category--;
            }
            tokens.bits(CATEGORIES[category]);
            int[] extra = EXTRA[category];
            for (int i = 0; i < extra.length; i++) {
                tokens.bit((size - BEGINS[category]) >> (extra.length - 1 - i) & 1, extra[i]);
            }
        }
        if (size > 0) {
            tokens.literal(level < 0 ? 1 : 0, 1);
        }
    }

    /// 7.3: the boolean coder.
    private static final class Coder {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long low;
        private int range = 255;
        private int bits = 24;

        void bit(int value, int probability) {
            int split = 1 + ((range - 1) * probability >> 8);
            low += value == 0 ? 0 : split;
            range = value == 0 ? split : range - split;
            while (range < 128) {
                range <<= 1;
                low <<= 1;
                if (--bits == 0) {
                    emit();
                    bits = 8;
                }
            }
        }

        /// Bits 24 to 31 are ready; a bit above them is a carry into what was written before.
        private void emit() {
            if (low >>> 32 != 0) {
                carry();
            }
            out.write((int) (low >>> 24));
            low &= 0xffffff;
        }

        private void carry() {
            byte[] written = out.toByteArray();
            for (int at = written.length - 1; ++written[at] == 0; at--) {}
            out.reset();
            out.writeBytes(written);
        }

        void literal(int value, int width) {
            for (int bit = width - 1; bit >= 0; bit--) {
                bit(value >> bit & 1, HALF);
            }
        }

        void bits(String text) {
            text.chars().forEach(c -> bit(c - '0', HALF));
        }

        byte[] bytes() {
            literal(0, 32);
            return out.toByteArray();
        }
    }
}
