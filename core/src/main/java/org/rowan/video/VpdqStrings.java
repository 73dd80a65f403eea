package org.rowan.video;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rowan.signal.PdqHash;

/// vPDQ as python-threatexchange exchanges it: a JSON array of strings `hash,quality,seconds`, without
/// frame numbers. Read back, features are numbered as they stand.
///
/// - Units: seconds with three significant digits, in exponent form from 100 on.
/// - Source: python-threatexchange, `extensions/vpdq/vpdq_util.py`.
public final class VpdqStrings {
    private static final Pattern ARRAY = Pattern.compile("\\s*\\[(.*)]\\s*", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile(
            "\\s*\"([0-9a-fA-F]{64}),([0-9]{1,3}),([0-9]{1,9}(?:\\.[0-9]{1,9})?(?:e[+-]?[0-9]{1,2})?)\"\\s*(,|$)");
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private VpdqStrings() {}

    public static String write(Vpdq film) {
        return film.features().stream()
                .map(f -> "\"%s,%d,%s\"".formatted(f.hash().hex(), f.quality(), seconds(f.seconds())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// As Python's `.3` prints a float: three significant digits, a decimal at least, the exponent with
    /// two.
    private static String seconds(float seconds) {
        BigDecimal rounded = new BigDecimal(seconds).round(THREE_DIGITS);
        if (rounded.signum() == 0) return "0.0";
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().toString().replaceFirst("0+$", "");
        if (exponent >= -4 && exponent < 2) {
            String plain = rounded.stripTrailingZeros().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// - Errors: `IllegalArgumentException` with the number of the string that is none; no hash in it.
    public static Vpdq parse(String json) {
        Matcher array = ARRAY.matcher(json);
        if (!array.matches()) {
            throw new IllegalArgumentException("a JSON array of vPDQ features was expected; got something else");
        }
        String inside = array.group(1);
        List<Feature> features = new ArrayList<>();
        Matcher string = STRING.matcher(inside);
        int at = 0;
        while (at < inside.length()) {
            if (!string.find(at) || string.start() != at) {
                throw new IllegalArgumentException(
                        "feature %d of a vPDQ array: \"hash,quality,seconds\" was expected; got something else"
                                .formatted(features.size() + 1));
            }
            features.add(new Feature(
                    features.size(),
                    Integer.parseInt(string.group(2)),
                    PdqHash.parse(string.group(1)),
                    Float.parseFloat(string.group(3))));
            at = string.end();
            if (at == inside.length() && string.group(4).equals(",")) {
                throw new IllegalArgumentException("a vPDQ array ends in a comma: a feature was expected after it");
            }
        }
        if (features.isEmpty()) throw new IllegalArgumentException("a vPDQ array holds 1 feature or more; got none");
        return new Vpdq(features);
    }
}
