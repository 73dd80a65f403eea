package org.rowan.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import org.rowan.base.Bytes;

/// A TMK+PDQF signature of a film: one length for all films. It is read and compared here, not made.
///
/// - Shapes: `features` holds the cosines of all periods, then the sines, each period by period, then
///   coefficient, then component.
/// - Source: ThreatExchange, `tmk/cpp`; little-endian, without padding.
@SuppressWarnings("ArrayRecordComponent") // buffers of a quarter of a megabyte, never compared as records
public record Tmk(
        int framesPerSecond, int frames, int[] periods, float[] coefficients, float[] average, float[] features) {
    private static final String MAGIC = "TMK1FVECPDQF";
    private static final int HEADER = 32;
    /// Far beyond any signature there is, so that a header cannot ask for the memory of the machine.
    private static final long MOST_FLOATS = 8 << 20;
    private static final int LONGEST_PERIOD = 1 << 20;

    /// - Errors: `IllegalArgumentException` with what was expected and what came.
    public static Tmk parse(Bytes file) {
        if (file.length() < HEADER || !magic(file).equals(MAGIC)) {
            throw new IllegalArgumentException(
                    "a TMK+PDQF signature begins with %s and has a header of %d bytes; got %d bytes that do not"
                            .formatted(MAGIC, HEADER, file.length()));
        }
        ByteBuffer in = ByteBuffer.wrap(file.toArray()).order(ByteOrder.LITTLE_ENDIAN);
        in.position(MAGIC.length());
        int framesPerSecond = in.getInt();
        int periods = positive("periods", in.getInt());
        int coefficients = positive("coefficients", in.getInt());
        int dimension = positive("components", in.getInt());
        int frames = in.getInt();
        long features = size(2L * periods, coefficients, dimension);
        long expected = HEADER + Float.BYTES * ((long) periods + coefficients + dimension + features);
        if (expected != file.length()) {
            throw new IllegalArgumentException("a TMK+PDQF signature with %d periods, %d coefficients and %d components"
                            .formatted(periods, coefficients, dimension)
                    + " has %d bytes; got %d".formatted(expected, file.length()));
        }
        int[] lengths = new int[periods];
        for (int i = 0; i < periods; i++) lengths[i] = period(in.getInt());
        FloatBuffer floats = in.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        return new Tmk(
                framesPerSecond,
                frames,
                lengths,
                read(floats, coefficients),
                read(floats, dimension),
                read(floats, Math.toIntExact(features)));
    }

    private static String magic(Bytes file) {
        return new String(file.toArray(), 0, MAGIC.length(), StandardCharsets.ISO_8859_1);
    }

    private static int positive(String what, int given) {
        if (given >= 1) return given;
        throw new IllegalArgumentException(
                "a TMK+PDQF signature: %s of 1 or more was expected; got %d".formatted(what, given));
    }

    /// Every shift of a period is tried, so that a long one would be work without end.
    private static int period(int given) {
        if (given >= 1 && given <= LONGEST_PERIOD) return given;
        throw new IllegalArgumentException(
                "a TMK+PDQF signature: a period of 1 to %d was expected; got %d".formatted(LONGEST_PERIOD, given));
    }

    private static long size(long vectors, int coefficients, int dimension) {
        double wanted = (double) vectors * coefficients * dimension + coefficients + dimension;
        if (wanted > MOST_FLOATS) {
            throw new IllegalArgumentException(
                    "a TMK+PDQF signature of %d numbers at most was expected; the header asks".formatted(MOST_FLOATS)
                            + " for more");
        }
        return vectors * coefficients * dimension;
    }

    private static float[] read(FloatBuffer from, int count) {
        float[] values = new float[count];
        from.get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a TMK+PDQF signature: finite numbers were expected; got another");
            }
        }
        return values;
    }

    /// Where the vector of one coefficient of one period begins, among the cosines or among the sines.
    int vector(boolean sine, int period, int coefficient) {
        int half = periods.length * coefficients.length * average.length;
        return (sine ? half : 0) + (period * coefficients.length + coefficient) * average.length;
    }
}
