package org.rowan.agency.ncmec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The kinds of value a document holds, and what the schema accepts for each.
sealed interface ValueType {

    /// Whether the schema takes `raw`, the text exactly as it stands in the document.
    boolean accepts(String raw);

    /// What is expected, in words that finish "must be …".
    String expected();

    /// One of a list of exact words; surrounding spaces and another case are refused.
    record Words(String name, List<String> values) implements ValueType {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public boolean accepts(String raw) {
            return values.contains(raw);
        }

        @Override
        public String expected() {
            return "one of the %d exact words of %s".formatted(values.size(), name);
        }
    }

    enum Plain implements ValueType {
        TEXT("text", "text"),
        TOKEN("token", "a token"),
        BOOLEAN("boolean", "true or false"),
        TRUE("true", "true, or left out"),
        INT("int", "a whole number of 32 bits"),
        LONG("long", "a whole number of 64 bits"),
        DOUBLE("double", "a number"),
        DATE("date", "a date as YYYY-MM-DD"),
        DATE_TIME("dateTime", "a date and time as YYYY-MM-DDThh:mm:ssZ"),
        CALLING_CODE("calling-code", "+ and 1 to 3 digits"),
        DIGITS("digits", "digits");

        private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
        private static final Pattern REAL =
                Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN");
        private static final Pattern ZONE = Pattern.compile("(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)$");
        private static final Pattern MOMENT =
                Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?");

        private final String label;
        private final String expected;

        Plain(String label, String expected) {
            this.label = label;
            this.expected = expected;
        }

        static Optional<Plain> ofLabel(String label) {
            return Arrays.stream(values()).filter(v -> v.label.equals(label)).findFirst();
        }

        @Override
        public String expected() {
            return expected;
        }

        @Override
        public boolean accepts(String raw) {
            String value = collapse(raw);
            return switch (this) {
                case TEXT, TOKEN -> true;
                case BOOLEAN -> Set.of("true", "false", "1", "0").contains(value);
                case TRUE -> Set.of("true", "1", "").contains(value);
                case INT -> whole(value, Integer.SIZE);
                case LONG -> whole(value, Long.SIZE);
                case DOUBLE -> REAL.matcher(value).matches();
                case DATE -> date(value);
                case DATE_TIME -> moment(value);
                case CALLING_CODE -> raw.matches("\\+[0-9]{1,3}");
                case DIGITS -> raw.matches("[0-9]+");
            };
        }

        private static String collapse(String raw) {
            return raw.strip().replaceAll("[ \\t\\r\\n]+", " ");
        }

        private static boolean whole(String value, int bits) {
            if (!NUMBER.matcher(value).matches()) {
                return false;
            }
            return new java.math.BigInteger(value.startsWith("+") ? value.substring(1) : value).bitLength() < bits;
        }

        private static boolean date(String value) {
            try {
                LocalDate.parse(ZONE.matcher(value).replaceFirst(""));
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private static boolean moment(String value) {
            String local = ZONE.matcher(value).replaceFirst("");
            if (!MOMENT.matcher(local).matches()) {
                return false;
            }
            try {
                LocalDateTime.parse(local);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /// Country codes of the schema: ISO 3166-1 alpha-2, the empty text, and eight historic or reserved
    /// codes.
    static ValueType countries() {
        Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.addAll(List.of("A1", "A2", "O1", "AP", "EU", "FX", "AN", "XK", ""));
        return new Words("country", List.copyOf(codes));
    }
}
