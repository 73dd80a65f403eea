package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.testkit.fixtures.Pictures;
import org.rowan.testkit.fixtures.PngFile;

class DecoderTest {
    private static final BufferedImage SHAPES = Pictures.shapes(7, 123, 77);

    @Test
    void lossless_formats_give_exactly_the_pixels_that_were_stored() throws Exception {
        for (Bytes file : List.of(Pictures.png(SHAPES), Pictures.bmp(SHAPES), Pictures.tiff(SHAPES))) {
            Picture picture = Samples.decode(file);
            assertThat(picture.width()).isEqualTo(123);
            assertThat(picture.height()).isEqualTo(77);
            assertThat(picture.rows().grey()).isFalse();
            for (int y = 0; y < 77; y++) {
                assertThat(Samples.row(picture, y))
                        .as(picture.format() + " row " + y)
                        .isEqualTo(rowOf(SHAPES, y));
            }
        }
    }

    @Test
    void jpeg_gives_nearly_the_pixels_that_were_stored_baseline_and_progressive() throws Exception {
        BufferedImage smooth = Pictures.gradient(160, 96);
        for (Bytes file : List.of(Pictures.jpeg(smooth, 0.95f), Pictures.progressiveJpeg(smooth, 0.95f))) {
            Picture picture = Samples.decode(file);
            assertThat(picture.format()).isEqualTo(Format.JPEG);
            for (int y = 0; y < 96; y++) {
                near(Samples.row(picture, y), rowOf(smooth, y), 12);
            }
        }
    }

    @Test
    void grey_samples_are_read_as_stored_in_every_format_that_has_them() throws Exception {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixels(0, 0, 3, 1, new int[] {64, 128, 200});
        for (Bytes file : List.of(Pictures.png(grey), Pictures.bmp(grey), Pictures.tiff(grey))) {
            assertThat(Samples.row(Samples.decode(file), 0)).containsExactly(0x404040, 0x808080, 0xc8c8c8);
        }
        BufferedImage even = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        even.getRaster().setPixels(0, 0, 16, 16, ints(256, 128));
        Picture jpeg = Samples.decode(Pictures.jpeg(even, 0.95f));
        assertThat(jpeg.rows().grey()).isTrue();
        near(Samples.row(jpeg, 3), ints(16, 0x808080), 1);
    }

    @Test
    void the_alpha_of_a_picture_is_left_out_and_its_colours_are_kept() throws Exception {
        byte[] rows = {0, 10, 20, 30, 0, 40, 50, 60, (byte) 255};
        Picture picture =
                Samples.decode(PngFile.withHeader(2, 1, 8, 6).pixels(rows).end());
        assertThat(Samples.row(picture, 0)).containsExactly(0x0a141e, 0x28323c);
        assertThat(picture.rows().transparent()).isTrue();
        byte[] grey = {0, 90, 1, 91, 2};
        Picture greyAlpha =
                Samples.decode(PngFile.withHeader(2, 1, 8, 4).pixels(grey).end());
        assertThat(Samples.row(greyAlpha, 0)).containsExactly(0x5a5a5a, 0x5b5b5b);
        assertThat(greyAlpha.rows().grey()).isTrue();
        assertThat(greyAlpha.rows().transparent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0xff", "2, 0x55", "4, 0x11"})
    void grey_of_few_bits_is_stretched_to_the_whole_range(int depth, String step) throws Exception {
        int levels = 1 << depth;
        int packed = 0;
        for (int level = 0; level < levels && level < 8 / depth; level++) {
            packed = packed << depth | level;
        }
        int width = Math.min(levels, 8 / depth);
        byte[] row = {0, (byte) (packed << 8 - width * depth)};
        Picture picture = Samples.decode(
                PngFile.withHeader(width, 1, depth, 0).pixels(row).end());
        int[] expected = new int[width];
        for (int level = 0; level < width; level++) {
            expected[level] = Integer.decode(step) * level * 0x010101;
        }
        assertThat(Samples.row(picture, 0)).isEqualTo(expected);
        assertThat(picture.rows().grey()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_palette_is_resolved_at_every_depth(int depth) throws Exception {
        byte[] palette = {10, 20, 30, (byte) 200, 100, 50};
        byte[] row = {0, (byte) (1 << 8 - depth), 0};
        int width = depth == 8 ? 2 : 8 / depth;
        Bytes file = PngFile.withHeader(width, 1, depth, 3)
                .chunk("PLTE", palette)
                .pixels(Arrays.copyOf(row, depth == 8 ? 3 : 2))
                .end();
        Picture picture = Samples.decode(file);
        assertThat(Samples.row(picture, 0)[0]).isEqualTo(0xc86432);
        assertThat(Samples.row(picture, 0)[1]).isEqualTo(0x0a141e);
        assertThat(picture.rows().grey()).isFalse();
    }

    @Test
    void sixteen_bit_samples_keep_their_high_byte() throws Exception {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) grey.getRaster().getDataBuffer()).getData();
        samples[0] = 0x1234;
        samples[1] = (short) 0xfe01;
        for (Bytes file : List.of(Pictures.png(grey), Pictures.tiff(grey))) {
            assertThat(Samples.row(Samples.decode(file), 0)).containsExactly(0x121212, 0xfefefe);
        }
        byte[] colour = {0, 0x12, 0x34, 0x56, 0x78, (byte) 0x9a, (byte) 0xbc};
        assertThat(Samples.row(
                        Samples.decode(
                                PngFile.withHeader(1, 1, 16, 2).pixels(colour).end()),
                        0))
                .containsExactly(0x12569a);
        byte[] withAlpha = {0, 0x12, 0x34, 0x56, 0x78, (byte) 0x9a, (byte) 0xbc, 0, 0};
        assertThat(Samples.row(
                        Samples.decode(PngFile.withHeader(1, 1, 16, 6)
                                .pixels(withAlpha)
                                .end()),
                        0))
                .containsExactly(0x12569a);
    }

    @Test
    void a_gamma_chunk_changes_nothing() throws Exception {
        byte[] row = {0, 64, (byte) 128};
        Bytes file = PngFile.withHeader(2, 1, 8, 0)
                .chunk("gAMA", PngFile.ints(100_000))
                .pixels(row)
                .end();
        assertThat(Samples.row(Samples.decode(file), 0)).containsExactly(0x404040, 0x808080);
    }

    @Test
    void only_the_first_frames_own_pixels_of_a_gif_are_read() throws Exception {
        BufferedImage frame = Pictures.flat(0x336699, 40, 30);
        byte[] gif = Pictures.gif(frame).toArray();
        ByteBuffer patched = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        patched.putShort(6, (short) 100).putShort(8, (short) 100);
        int descriptor = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[descriptor] != 0x2C) {
            descriptor++;
        }
        patched.putShort(descriptor + 1, (short) 10).putShort(descriptor + 3, (short) 20);
        Picture picture = Samples.decode(Bytes.copyOf(gif));
        assertThat(List.of(picture.width(), picture.height())).containsExactly(40, 30);
        near(Samples.row(picture, 0), ints(40, 0x336699), 8);
    }

    @Test
    void frames_are_counted_where_a_file_holds_several() throws Exception {
        BufferedImage other = Pictures.noise(1, 123, 77);
        assertThat(Samples.decode(Pictures.gif(SHAPES)).frames()).isEqualTo(1);
        assertThat(Samples.decode(Pictures.animatedGif(List.of(SHAPES, other, SHAPES)))
                        .frames())
                .isEqualTo(3);
        assertThat(Samples.decode(Pictures.multiPageTiff(List.of(SHAPES, other)))
                        .frames())
                .isEqualTo(2);
        assertThat(Samples.decode(animatedPng(true)).frames()).isEqualTo(2);
        assertThat(Samples.decode(animatedPng(false)).frames()).isEqualTo(3);
    }

    private static Bytes animatedPng(boolean stillIsFirstFrame) {
        PngFile png = PngFile.withHeader(1, 1, 8, 0).chunk("acTL", PngFile.ints(1_000_000, 0));
        byte[] control = new byte[26];
        if (stillIsFirstFrame) {
            png.chunk("fcTL", control);
        }
        png.pixels(new byte[] {0, 7}).chunk("fcTL", control).chunk("fdAT", new byte[4]);
        return (stillIsFirstFrame ? png : png.chunk("fcTL", control).chunk("fdAT", new byte[4])).end();
    }

    @Test
    void webp_is_decoded_and_its_frames_are_counted() throws Exception {
        Picture picture = Samples.decode(losslessWebp());
        assertThat(picture.format()).isEqualTo(Format.WEBP);
        assertThat(Samples.row(picture, 0)).containsExactly(0x103020, 0x10f020, 0x103020, 0x10f020);
        Bytes frames = Bytes.utf8("RIFF0000WEBPANMF\2\0\0\0abANMF\1\0\0\0a\0EXIF\0\0\0\0");
        assertThat(FrameCount.of(Format.WEBP, Samples.fileBytes(frames))).isEqualTo(2);
    }

    /// 4 x 1 pixels; green is one bit a pixel, choosing 0x30 or 0xf0.
    private static Bytes losslessWebp() {
        StringBuilder bits = new StringBuilder();
        bits.append(lsb(3, 14)).append(lsb(0, 14)).append("0").append("000"); // sides less one, no alpha, version
        bits.append("000"); // no transform, no colour cache, one group of codes
        bits.append("11").append("1").append(lsb(0x30, 8)).append(lsb(0xf0, 8)); // green: two symbols
        bits.append(single(0x10))
                .append(single(0x20))
                .append(single(0xff))
                .append(single(0)); // red, blue, alpha, distance
        bits.append("0101").append("0".repeat(24));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(0x2f);
        for (int at = 0; at + 8 <= bits.length(); at += 8) {
            stream.write(Integer.parseInt(
                    new StringBuilder(bits.substring(at, at + 8)).reverse().toString(), 2));
        }
        int length = stream.size() + (stream.size() & 1);
        ByteBuffer file = ByteBuffer.allocate(20 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes())
                .putInt(12 + length)
                .put("WEBPVP8L".getBytes())
                .putInt(stream.size());
        file.put(stream.toByteArray());
        return Bytes.adopt(file.array());
    }

    private static String single(int symbol) {
        return "101" + lsb(symbol, 8);
    }

    private static String lsb(int value, int width) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < width; i++) {
            bits.append(value >> i & 1);
        }
        return bits.toString();
    }

    @Test
    void a_file_is_what_its_first_bytes_say() {
        Bytes png = Pictures.png(SHAPES);
        assertThat(Sniffed.of(Samples.fileBytes(png))).isEqualTo(new Sniffed.Picture(Format.PNG));
        assertThat(Sniffed.of(Samples.fileBytes(png.slice(1, png.length())))).isInstanceOf(Sniffed.Not.class);
    }

    private static int[] rowOf(BufferedImage image, int y) {
        int[] row = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        for (int x = 0; x < row.length; x++) {
            row[x] &= 0xffffff;
        }
        return row;
    }

    private static int[] ints(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static void near(int[] got, int[] expected, int tolerance) {
        assertThat(got).hasSameSizeAs(expected);
        for (int x = 0; x < got.length; x++) {
            for (int shift : List.of(0, 8, 16)) {
                assertThat(got[x] >> shift & 0xff)
                        .isBetween(
                                (expected[x] >> shift & 0xff) - tolerance, (expected[x] >> shift & 0xff) + tolerance);
            }
        }
    }
}
