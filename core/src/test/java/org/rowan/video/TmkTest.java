package org.rowan.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;

/// Signatures are made here by the definition, small: 8 components, 2 periods, 4 coefficients.
class TmkTest {
    private static final int[] PERIODS = {37, 61};
    private static final float[] COEFFICIENTS = {0.4f, 0.3f, 0.2f, 0.1f};
    private static final int DIMENSION = 8;
    private static final Random RANDOM = new Random(8);

    @Test
    void a_film_is_like_itself_and_like_itself_shifted() {
        List<float[]> film = film(37);
        List<float[]> later = new ArrayList<>(film.subList(11, 37));
        later.addAll(film.subList(0, 11));
        Tmk one = Tmk.parse(signature(film, COEFFICIENTS));
        TmkScore same = TmkScore.of(one, one);
        assertThat(same.level1()).isCloseTo(1, within(1e-6));
        assertThat(same.level2()).isCloseTo(1, within(1e-6));
        assertThat(same.matches()).isTrue();
        TmkScore shifted = TmkScore.of(one, Tmk.parse(signature(later, COEFFICIENTS)));
        // Cosines and sines are made one long each by itself, which a shift does not keep wholly.
        assertThat(shifted.level2()).isGreaterThan(0.9);
    }

    @Test
    void another_film_is_not_like_it() {
        Tmk one = Tmk.parse(signature(film(40), COEFFICIENTS));
        Tmk other = Tmk.parse(signature(film(40), COEFFICIENTS));
        TmkScore score = TmkScore.of(one, other);
        assertThat(score.level1()).isLessThan(TmkScore.THRESHOLD);
        assertThat(score.level2()).isZero();
        assertThat(score.matches()).isFalse();
    }

    @Test
    void what_was_made_with_other_constants_is_not_compared() {
        List<float[]> film = film(20);
        Tmk one = Tmk.parse(signature(film, COEFFICIENTS));
        Tmk other = Tmk.parse(signature(film, new float[] {0.4f, 0.3f, 0.2f, 0.11f}));
        assertThatThrownBy(() -> TmkScore.of(one, other)).hasMessageContaining("the same rate, periods");
    }

    @Test
    void a_header_cannot_ask_for_what_is_not_there() {
        byte[] whole = signature(film(5), COEFFICIENTS).toArray();
        assertThatThrownBy(() -> Tmk.parse(Bytes.copyOf(new byte[31]))).hasMessageContaining("begins with TMK1");
        assertThatThrownBy(() -> parse(whole, 0, 0)).hasMessageContaining("begins with TMK1");
        assertThatThrownBy(() -> parse(whole, 16, -4)).hasMessageContaining("periods of 1 or more");
        assertThatThrownBy(() -> parse(whole, 16, Integer.MAX_VALUE)).hasMessageContaining("the header asks for more");
        assertThatThrownBy(() -> parse(whole, 20, 5)).hasMessageContaining("bytes; got " + whole.length);
        assertThatThrownBy(() -> parse(whole, 32, Integer.MAX_VALUE)).hasMessageContaining("a period of 1 to");
        assertThatThrownBy(() -> parse(whole, 60, Float.floatToIntBits(Float.NaN)))
                .hasMessageContaining("finite");
    }

    private static Tmk parse(byte[] whole, int at, int value) {
        byte[] changed = whole.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return Tmk.parse(Bytes.copyOf(changed));
    }

    private static List<float[]> film(int frames) {
        List<float[]> film = new ArrayList<>();
        for (int t = 0; t < frames; t++) {
            float[] frame = new float[DIMENSION];
            for (int i = 0; i < DIMENSION; i++) frame[i] = (float) RANDOM.nextGaussian();
            film.add(frame);
        }
        return film;
    }

    private static Bytes signature(List<float[]> film, float[] coefficients) {
        int vectors = PERIODS.length * coefficients.length;
        ByteBuffer out = ByteBuffer.allocate(
                        32 + 4 * (PERIODS.length + coefficients.length + DIMENSION + 2 * vectors * DIMENSION))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put("TMK1FVECPDQF".getBytes(StandardCharsets.US_ASCII));
        out.putInt(15)
                .putInt(PERIODS.length)
                .putInt(coefficients.length)
                .putInt(DIMENSION)
                .putInt(film.size());
        for (int period : PERIODS) out.putInt(period);
        for (float coefficient : coefficients) out.putFloat(coefficient);
        double[] average = new double[DIMENSION];
        film.forEach(frame -> add(average, frame, 1.0 / film.size()));
        put(out, average, 1);
        for (boolean sine : new boolean[] {false, true}) {
            for (int period : PERIODS) {
                for (int j = 0; j < coefficients.length; j++) {
                    double[] sum = new double[DIMENSION];
                    for (int t = 0; t < film.size(); t++) {
                        double angle = 2 * Math.PI * j * t / period;
                        add(sum, film.get(t), (sine ? Math.sin(angle) : Math.cos(angle)) / length(film.get(t)));
                    }
                    double norm = Math.sqrt(
                            java.util.Arrays.stream(sum).map(x -> x * x).sum());
                    put(out, sum, norm == 0 ? 0 : Math.sqrt(coefficients[j]) / norm);
                }
            }
        }
        return Bytes.copyOf(out.array());
    }

    private static void add(double[] sum, float[] frame, double weight) {
        for (int i = 0; i < DIMENSION; i++) sum[i] += weight * frame[i];
    }

    private static double length(float[] frame) {
        double sum = 0;
        for (float x : frame) sum += x * x;
        return Math.sqrt(sum);
    }

    private static void put(ByteBuffer out, double[] values, double factor) {
        for (double value : values) out.putFloat((float) (value * factor));
    }
}
