package org.rowan.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.signal.PdqHash;

class VpdqTest {
    private static final Random RANDOM = new Random(20);
    private static final PdqHash A = random();
    private static final PdqHash B = random();
    private static final PdqHash C = random();

    @Test
    void text_is_read_as_it_was_written() {
        Vpdq film = film(feature(0, 100, A, 0), feature(29, 7, B, 0.967f), feature(58, 0, C, 1.934f));
        assertThat(VpdqText.write(film))
                .startsWith("0,100," + A.hex() + ",0.000\n29,7,")
                .endsWith(",1.934\n");
        assertThat(VpdqText.parse(VpdqText.write(film))).isEqualTo(film);
        assertThat(VpdqText.parse("5,1," + A.hex() + ",2.5,more,fields\r\n\r\n"))
                .isEqualTo(film(feature(5, 1, A, 2.5f)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "1,2,3",
                "x,100,HASH,0.000",
                "1,101,HASH,0.000",
                "-1,100,HASH,0",
                "1,100,HASH,-1",
                "1,100,HASH,NaN",
                "1,100,HASH,Infinity",
                "1,100,abc,0.0",
                "99999999999,100,HASH,0"
            })
    void a_text_that_is_none_is_refused_without_showing_a_hash(String text) {
        assertThatThrownBy(() -> VpdqText.parse(text.replace("HASH", A.hex())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vPDQ")
                .message()
                .doesNotContain(A.hex());
    }

    @Test
    void strings_are_read_as_they_were_written() {
        Vpdq film = film(feature(0, 100, A, 0), feature(1, 50, B, 12.3f));
        assertThat(VpdqStrings.write(film)).isEqualTo("[\"%s,100,0.0\", \"%s,50,12.3\"]".formatted(A.hex(), B.hex()));
        assertThat(VpdqStrings.parse(VpdqStrings.write(film))).isEqualTo(film);
        assertThat(VpdqStrings.parse(" [\n\"%s,9,1.2e+03\" ,\"%s,8,1e-05\"\n] ".formatted(A.hex(), B.hex()))
                        .features())
                .extracting(Feature::seconds)
                .containsExactly(1200f, 1e-5f);
    }

    /// Right: what Python's `format(x, ".3")` gives.
    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "1,1.0",
        "12.345,12.3",
        "99.96,1e+02",
        "100,1e+02",
        "999.4,9.99e+02",
        "1234.5,1.23e+03",
        "0.0333333,0.0333",
        "0.00001234,1.23e-05",
        "120,1.2e+02",
        "3600,3.6e+03"
    })
    void seconds_have_three_digits(float seconds, String written) {
        assertThat(VpdqStrings.write(film(feature(0, 1, A, seconds)))).endsWith("," + written + "\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "[1]",
                "[\"HASH,100\"]",
                "[\"HASH,101,0.0\"]",
                "[\"HASH,100,0.0\",]",
                "[\"HASH,100,0.0\" \"HASH,100,0.0\"]",
                "[\"HASH,100,-1\"]",
                "[\"HASH,100,1e+99\"]",
                "[\"HASH,100,0.0\""
            })
    void strings_that_are_none_are_refused_without_showing_a_hash(String text) {
        assertThatThrownBy(() -> VpdqStrings.parse(text.replace("HASH", A.hex())))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(A.hex());
    }

    @Test
    void a_film_is_the_same_up_to_the_distance_and_not_beyond() {
        Vpdq one = film(feature(0, 50, A, 0));
        assertThat(VpdqRule.DEFAULT.matches(one, film(feature(0, 50, flipped(A, 31), 0))))
                .isTrue();
        assertThat(VpdqRule.DEFAULT.matches(one, film(feature(0, 50, flipped(A, 32), 0))))
                .isFalse();
        assertThat(VpdqRule.DEFAULT.matches(one, film(feature(0, 49, A, 0)))).isFalse();
    }

    @Test
    void shares_count_each_hash_once_and_only_good_ones() {
        Vpdq query = film(
                feature(0, 99, A, 0),
                feature(1, 99, A, 1),
                feature(2, 99, A, 2),
                feature(3, 99, B, 3),
                feature(4, 10, random(), 4));
        Vpdq compared = film(
                feature(0, 99, A, 0), feature(1, 99, C, 1), feature(2, 99, random(), 2), feature(3, 99, random(), 3));
        assertThat(VpdqRule.DEFAULT.overlap(query, compared)).isEqualTo(new VpdqRule.Overlap(50, 25));
        assertThat(new VpdqRule(31, 50, 50, 25).matches(query, compared)).isTrue();
        assertThat(new VpdqRule(31, 50, 51, 0).matches(query, compared)).isFalse();
        assertThat(new VpdqRule(31, 50, 0, 26).matches(query, compared)).isFalse();
    }

    @Test
    void black_films_match_nothing_whatever_is_asked() {
        Vpdq black = film(feature(0, 100, new PdqHash(0, 0, 0, 0), 0), feature(1, 0, A, 1));
        VpdqRule anything = new VpdqRule(256, 50, 0, 0);
        assertThat(anything.overlap(black, black)).isEqualTo(new VpdqRule.Overlap(0, 0));
        assertThat(anything.matches(black, film(feature(0, 99, A, 0)))).isFalse();
        assertThat(anything.matches(film(feature(0, 99, A, 0)), black)).isFalse();
    }

    @Test
    void the_step_is_cut_as_in_the_reference() {
        assertThat(Sampling.of(1, 29.97).step()).isEqualTo(29);
        assertThat(Sampling.of(0, 25).step()).isEqualTo(1);
        assertThat(Sampling.of(1, 0.25).step()).isEqualTo(1);
        assertThat(Sampling.of(1, 29.97).seconds(29)).isEqualTo(29f / 29.97f);
        assertThatThrownBy(() -> Sampling.of(1, 0)).hasMessageContaining("rate above 0");
        assertThatThrownBy(() -> Sampling.of(1, Double.NaN)).hasMessageContaining("rate above 0");
        assertThatThrownBy(() -> new VpdqRule(31, 50, Double.NaN, 0)).hasMessageContaining("percent");
    }

    private static Vpdq film(Feature... features) {
        return new Vpdq(List.of(features));
    }

    private static Feature feature(int frame, int quality, PdqHash hash, float seconds) {
        return new Feature(frame, quality, hash, seconds);
    }

    private static PdqHash random() {
        return new PdqHash(RANDOM.nextLong(), RANDOM.nextLong(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    private static PdqHash flipped(PdqHash hash, int bits) {
        List<Long> words = new ArrayList<>(List.of(hash.w0(), hash.w1(), hash.w2(), hash.w3()));
        for (int bit = 0; bit < bits; bit++) words.set(bit & 3, words.get(bit & 3) ^ 1L << (bit >> 2));
        return new PdqHash(words.get(0), words.get(1), words.get(2), words.get(3));
    }
}
