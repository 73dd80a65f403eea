package org.rowan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vectors made with the compiled reference from pictures given by integer formulas: `pixel(i, j) &
/// 255` at row i, column j.
class PdqHasherTest {
    private static final String ZERO = "0".repeat(64);

    record Vector(String id, Luma luma, int quality, String hash) {
        @Override
        public String toString() {
            return "vector " + id;
        }
    }

    static List<Vector> vectors() {
        return List.of(
                new Vector(
                        "A",
                        grey(64, 64, (i, j) -> 3 * i + j),
                        44,
                        "035aac8c52fb2ba2b2144c86e76cf44b41972229ad4fc7adba6d7a2b959e9a45"),
                new Vector(
                        "B",
                        grey(512, 512, (i, j) -> i * i / 7 + j * j / 5 + i * j / 11),
                        100,
                        "fdde77628864a260b4689808fe24eb2bd1c9db7767849ce502f1425e5dcb3718"),
                new Vector("C", pictureC(), 100, "f1c7c3c787ce8f8e0fce3e943c3ee43ef03ec03a003e0a783f98dfe0ff80c000"),
                new Vector(
                        "D",
                        grey(129, 127, (i, j) -> (31 * i + 17 * j) ^ (i * j)),
                        100,
                        "3bec21cee3c60787a7865f47be0538413dc332c178e378f6f0a5746c1c1e1c1e"),
                new Vector(
                        "E",
                        rgb(777, 1000, (i, j) -> i / 3 * 5, (i, j) -> j / 4 * 7, (i, j) -> (i + j) / 2),
                        100,
                        "5d5d8080eeffd5d588082eeead5d788012ee2ad5d7a8312a93ad7d7a1312393a"),
                // Nothing but rounding: equal only if every addition happens in the reference's order.
                new Vector(
                        "F",
                        grey(100, 100, (i, j) -> 128),
                        0,
                        "000000002c4b11342c4b2c4b0000554b00002c4b113411342c4b585e2c4b017e"),
                new Vector("G", grey(64, 64, (i, j) -> 0), 0, ZERO),
                new Vector(
                        "H",
                        grey(5, 5, (i, j) -> 50 * i + 7 * j),
                        59,
                        "318c3c0f6c5b68d88b627e1f318c2b7bcb626ec96c5b94a5ce73b1b4c3f05007"),
                new Vector("I", grey(4, 10, (i, j) -> 9 * i + j), 0, ZERO),
                new Vector(
                        "J",
                        grey(6, 2000, (i, j) -> j / 10 + 40 * i),
                        100,
                        "cac55129e5823c70cac533333a7deec6353bd56e3a7d2a97cac41129c5823c7c"),
                new Vector(
                        "K",
                        grey(256, 256, (i, j) -> j >= 128 ? 255 : 0),
                        71,
                        "0000cccc0000cccc333300003333cccc0000000033333333000033333333cccc"));
    }

    private static final List<String> VARIANTS_OF_C = List.of(
            "f1c7c3c787ce8f8e0fce3e943c3ee43ef03ec03a003e0a783f98dfe0ff80c000",
            "f1c73e30878a78301e1ec0f17c0e03e1ec0e17eb03f4f0033bf0005ffbe01fff",
            "a492696dd29b25245a8b953e696b4e94a56b7a90556ba1d26acd754aaad56aaa",
            "a4929492d2dbd29a4a4b685b294ba94ba95bbd4156a152a96ea5aaf5aeb59555",
            "f1c73c3887ce70710fcec06b383e03c1f03e2fc5003ef4873f90000fff802fff",
            "a4929692d29ada5b5a8b6ac1696ba16ba56b856f556b5c2d2ac58aa5aad58555",
            "f1c7c1c7878a868e1e1e3f0e7c1ef80efc0ee81403f407f83bf8ffa0fbe0c000",
            "a4926b6dd2df2c644b4b95a4294b56b4a95b42be56a1a5526ead550aaeb56aaa");

    @ParameterizedTest
    @MethodSource("vectors")
    void hash_and_quality_equal_the_reference(Vector vector) {
        Hashed hashed = PdqHasher.hash(vector.luma());

        assertThat(hashed.hash().hex()).isEqualTo(vector.hash());
        assertThat(hashed.quality()).isEqualTo(vector.quality());
        assertThat(hashed.dihedral().getFirst()).isEqualTo(hashed.hash());
    }

    @Test
    void the_eight_variants_come_in_the_order_of_the_reference() {
        assertThat(PdqHasher.hash(pictureC()).dihedral())
                .extracting(PdqHash::hex)
                .isEqualTo(VARIANTS_OF_C);
    }

    @Test
    void rows_handed_over_one_by_one_give_the_same_as_the_whole_picture() {
        Luma whole = pictureC();

        Hashed streamed = PdqHasher.hash(
                whole.rows(),
                whole.columns(),
                (row, into, at) -> System.arraycopy(whole.values(), row * whole.columns(), into, at, whole.columns()));

        assertThat(streamed).isEqualTo(PdqHasher.hash(whole));
    }

    @Test
    void every_row_is_asked_for_once_and_in_order() {
        int[] next = {0};
        PdqHasher.hash(777, 31, (row, into, at) -> assertThat(row).isEqualTo(next[0]++));
        assertThat(next[0]).isEqualTo(777);
    }

    @Test
    void the_picture_is_left_as_it_was() {
        Luma luma = pictureC();
        float[] before = luma.values().clone();
        PdqHasher.hash(luma);
        assertThat(luma.values()).isEqualTo(before);
    }

    @Test
    void the_cosines_are_the_reference_ones_to_the_last_bit() throws Exception {
        float[] cosines = Spectrum.cosines();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * cosines.length);
        for (float cosine : cosines) {
            bytes.putFloat(cosine);
        }

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())))
                .isEqualTo("8866dd18c490fa3fcaf192554d0864ee946ea8394e23d262a6b2dad7e1e51dd7");
    }

    @Test
    void brightness_ignores_what_lies_above_the_three_colours() {
        Luma opaque = Luma.ofRgb(1, 2, new int[] {0xff_20_40_80, 0x00_01_02_03});
        Luma clear = Luma.ofRgb(1, 2, new int[] {0x00_20_40_80, 0x7f_01_02_03});

        assertThat(opaque.values()).isEqualTo(clear.values());
        assertThat(opaque.values()[0]).isEqualTo(0.299f * 0x20 + 0.587f * 0x40 + 0.114f * 0x80);
    }

    private static Luma pictureC() {
        return rgb(200, 300, (i, j) -> 7 * i + 3 * j, (i, j) -> i * j / 9, (i, j) -> (i ^ j) * 5);
    }

    private static Luma grey(int rows, int columns, IntBinaryOperator pixel) {
        return Luma.ofGrey(rows, columns, pixels(rows, columns, (i, j) -> pixel.applyAsInt(i, j) & 255));
    }

    private static Luma rgb(int rows, int columns, IntBinaryOperator r, IntBinaryOperator g, IntBinaryOperator b) {
        IntBinaryOperator pixel = (i, j) ->
                (r.applyAsInt(i, j) & 255) << 16 | (g.applyAsInt(i, j) & 255) << 8 | (b.applyAsInt(i, j) & 255);
        return Luma.ofRgb(rows, columns, pixels(rows, columns, pixel));
    }

    private static int[] pixels(int rows, int columns, IntBinaryOperator pixel) {
        int[] pixels = new int[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                pixels[i * columns + j] = pixel.applyAsInt(i, j);
            }
        }
        return pixels;
    }
}
