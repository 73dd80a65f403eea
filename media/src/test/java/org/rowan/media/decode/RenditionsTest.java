package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.port.Media.Field;
import org.rowan.port.Media.Rendition;
import org.rowan.testkit.fixtures.Pictures;
import org.rowan.testkit.fixtures.PngFile;
import org.rowan.testkit.fixtures.WebpFile;

class RenditionsTest {
    private static final BufferedImage WIDE = Pictures.shapes(5, 2_400, 900);

    @Test
    void a_masked_picture_is_small_grey_and_has_few_cells() throws Exception {
        Rendition masked = draw(Pictures.png(WIDE), Rung.MASKED);
        BufferedImage image = read(masked);
        assertThat(Math.max(image.getWidth(), image.getHeight())).isBetween(100, 200);
        Set<Integer> colours = new HashSet<>();
        int changes = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            int pixel = image.getRGB(x, 0) & 0xffffff;
            assertThat(pixel).isEqualTo((pixel & 0xff) * 0x010101);
            colours.add(pixel);
            changes += x > 0 && image.getRGB(x - 1, 0) != image.getRGB(x, 0) ? 1 : 0;
        }
        assertThat(colours).hasSizeGreaterThan(1);
        assertThat(changes).isLessThan(16);
        assertThat(masked.whole()).isFalse();
    }

    @Test
    void a_small_picture_is_masked_as_coarsely() throws Exception {
        BufferedImage image = read(draw(Pictures.png(Pictures.noise(1, 16, 16)), Rung.MASKED));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours.size()).isLessThanOrEqualTo(16);
    }

    @Test
    void a_thumbnail_has_at_most_200_pixels_a_side_and_is_not_the_whole() throws Exception {
        Rendition thumbnail = draw(Pictures.png(WIDE), Rung.THUMBNAIL);
        assertThat(List.of(thumbnail.width(), thumbnail.height())).containsExactly(200, 75);
        assertThat(read(thumbnail).getWidth()).isEqualTo(200);
        assertThat(thumbnail.whole()).isFalse();
    }

    @Test
    void a_full_picture_has_at_most_2000_pixels_a_side_and_is_the_whole() throws Exception {
        Rendition full = draw(Pictures.png(WIDE), Rung.FULL);
        assertThat(List.of(full.width(), full.height())).containsExactly(2_000, 750);
        assertThat(full.whole()).isTrue();
        Rendition small = draw(Pictures.png(Pictures.shapes(5, 64, 48)), Rung.FULL);
        assertThat(List.of(small.width(), small.height())).containsExactly(64, 48);
    }

    @Test
    void the_first_of_several_frames_is_not_the_whole() throws Exception {
        BufferedImage frame = Pictures.shapes(5, 64, 48);
        assertThat(draw(Pictures.gif(frame), Rung.FULL).whole()).isTrue();
        assertThat(draw(Pictures.animatedGif(List.of(frame, frame)), Rung.FULL).whole())
                .isFalse();
    }

    @Test
    void a_picture_drawn_in_its_alpha_is_not_the_whole() throws Exception {
        byte[] row = {0, 0, 0, 0, 9};
        assertThat(draw(PngFile.withHeader(1, 1, 8, 6).pixels(row).end(), Rung.FULL)
                        .whole())
                .isFalse();
        row[4] = (byte) 255;
        assertThat(draw(PngFile.withHeader(1, 1, 8, 6).pixels(row).end(), Rung.FULL)
                        .whole())
                .isTrue();
        BufferedImage shapes = Pictures.shapes(5, 64, 48);
        assertThat(draw(WebpFile.still(Vp8Frame.coded(shapes)), Rung.FULL).whole())
                .isTrue();
        assertThat(draw(WebpFile.halfTransparent(Vp8Frame.coded(shapes), 64, 48), Rung.FULL)
                        .whole())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void no_rendition_carries_metadata_or_bytes_of_the_file(Rung rung) throws Exception {
        Bytes file = ExifFieldsTest.withExif("a maker").concat(Bytes.utf8("hidden behind the end"));
        String drawn = new String(draw(file, rung).content().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(drawn).doesNotContain("a maker", "hidden", "Exif");
        assertThat(ExifFields.of(Samples.fileBytes(draw(file, rung).content())).fields())
                .isEmpty();
    }

    @Test
    void averaging_keeps_the_mean_brightness() throws Exception {
        BufferedImage image = read(draw(Pictures.png(Pictures.flat(0x808080, 3_001, 1_777)), Rung.THUMBNAIL));
        assertThat(image.getRGB(17, 33) & 0xff).isBetween(0x7e, 0x82);
    }

    private static Rendition draw(Bytes file, Rung rung) throws RefusedException {
        return Renditions.draw(Samples.decode(file), rung);
    }

    private static BufferedImage read(Rendition rendition) throws IOException {
        return ImageIO.read(rendition.content().stream());
    }

    /// Field names only, for messages that must not show values.
    static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }
}
