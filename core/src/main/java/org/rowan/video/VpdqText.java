package org.rowan.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rowan.signal.PdqHash;

/// vPDQ as text: a feature a line, `frame,quality,hash,seconds`.
///
/// - Units: seconds with three decimals.
/// - Source: vPDQ reference, `vpdq/cpp/vpdq/cpp/io/vpdqio.cpp`; like its reader, what follows the fourth
///   comma is not looked at.
public final class VpdqText {
    private static final int FIELDS = 4;

    private VpdqText() {}

    public static String write(Vpdq film) {
        StringBuilder text = new StringBuilder();
        for (Feature feature : film.features()) text.append(line(feature)).append('\n');
        return text.toString();
    }

    /// One line, without its end.
    public static String line(Feature feature) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%s,%.3f",
                feature.frame(),
                feature.quality(),
                feature.hash().hex(),
                feature.seconds());
    }

    /// - Errors: `IllegalArgumentException` with the line's number when there is no feature, or a line is
    ///   none; the message gives no hash.
    public static Vpdq parse(String text) {
        List<Feature> features = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) features.add(feature(lines.get(i), i + 1));
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a vPDQ file holds 1 feature or more; got none");
        }
        return new Vpdq(features);
    }

    private static Feature feature(String line, int number) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.size() < FIELDS) {
            throw new IllegalArgumentException(
                    "line %d of a vPDQ file: frame,quality,hash,seconds was expected; got".formatted(number)
                            + " %d fields".formatted(fields.size()));
        }
        try {
            return new Feature(
                    Integer.parseInt(fields.get(0).strip()),
                    Integer.parseInt(fields.get(1).strip()),
                    PdqHash.parse(fields.get(2).strip()),
                    Float.parseFloat(fields.get(3).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "line %d of a vPDQ file: two whole numbers, a PDQ hash and seconds were".formatted(number)
                            + " expected; one of them is none");
        }
    }
}
