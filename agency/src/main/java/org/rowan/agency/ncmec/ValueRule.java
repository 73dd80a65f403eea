package org.rowan.agency.ncmec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What NCMEC's documentation demands of a value beyond the schema. A rule answers with what is wrong, or
/// nothing.
sealed interface ValueRule {

    /// - Errors: none; a value that the schema already refuses is not complained about twice.
    Optional<String> complaint(String value, Instant now);

    /// What is broken when it complains.
    Rule broken();

    /// Longest length in UTF-16 units, which is never more permissive than counting characters.
    record Max(int length) implements ValueRule {
        @Override
        public Rule broken() {
            return Rule.TOO_LONG;
        }

        @Override
        public Optional<String> complaint(String value, Instant now) {
            return when(
                    value.length() > length,
                    "must have %d characters or fewer; got %d".formatted(length, value.length()));
        }
    }

    record Range(long from, long to) implements ValueRule {
        @Override
        public Rule broken() {
            return Rule.OUT_OF_RANGE;
        }

        @Override
        public Optional<String> complaint(String value, Instant now) {
            try {
                double number = Double.parseDouble(value.strip());
                return when(!(number >= from && number <= to), complaint());
            } catch (NumberFormatException e) {
                return Optional.of(complaint()); // the schema's INF
            }
        }

        private String complaint() {
            return "must be %d to %d; got another number".formatted(from, to);
        }
    }

    enum Plain implements ValueRule {
        NONBLANK(Rule.BLANK) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(value.isBlank(), "must not be blank; leave it out, or say something");
            }
        },
        URL(Rule.NO_URL) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(!Syntax.isUrl(value), "must be a whole, percent-encoded URL; got something else");
            }
        },
        EMAIL(Rule.NO_EMAIL) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(!Syntax.isEmail(value), "must be a well-formed e-mail address; got something else");
            }
        },
        IP(Rule.NO_IP_ADDRESS) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(!Syntax.isIp(value), "must be an IPv4 or IPv6 address; got something else");
            }
        },
        ISO(Rule.COUNTRY_OF_NO_LIST) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(
                        !COUNTRIES.contains(value), "must be a country of ISO 3166-1; got a historic or reserved code");
            }
        },
        ZONED(Rule.MOMENT_WITHOUT_ZONE) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return when(!ZONE.matcher(value.strip()).find(), "must carry a time zone (Z or +hh:mm); got none");
            }
        },
        PAST(Rule.MOMENT_IN_FUTURE) {
            @Override
            public Optional<String> complaint(String value, Instant now) {
                return moment(value)
                        .flatMap(at -> when(
                                !at.isBefore(now),
                                "must be in the past; got a moment in the future. Check the clocks"));
            }
        };

        private final Rule broken;

        Plain(Rule broken) {
            this.broken = broken;
        }

        @Override
        public Rule broken() {
            return broken;
        }

        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
        private static final Pattern ZONE = Pattern.compile("T.*(Z|[+-][0-9]{2}:[0-9]{2})$");
    }

    /// The moment a value names: of a date, its first instant anywhere on earth.
    static Optional<Instant> moment(String value) {
        String text = value.strip();
        try {
            if (text.contains("T")) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.ofHours(14)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> when(boolean wrong, String complaint) {
        return wrong ? Optional.of(complaint) : Optional.empty();
    }
}
