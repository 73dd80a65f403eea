package org.rowan.agency.nca;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rowan.agency.nca.UkRule.Grade;
import org.rowan.agency.nca.UkRule.Name;
import org.rowan.cases.InquiryRules;
import org.rowan.cases.KeepingRule;
import org.rowan.cases.Priority;

/// The rules in force: the dated file that comes with Rowan, and over it the operator's own.
public final class UkRules {
    private static final String SHIPPED = "nca-rules-2026-11.txt";
    private static final int PARTS = 5;

    private final Map<Name, UkRule> rules;

    private UkRules(Map<Name, UkRule> rules) {
        this.rules = new EnumMap<>(rules);
    }

    public static UkRules shipped() {
        try (InputStream in = UkRules.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + SHIPPED);
            }
            Map<Name, UkRule> rules = parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (Name name : Name.values()) {
                if (!rules.containsKey(name)) {
                    throw new IllegalStateException(SHIPPED + " lacks " + name.key());
                }
            }
            return new UkRules(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// These rules with the lines of the operator's file in place of their own.
    ///
    /// - Shapes: `file` is what to call it in a message; `text` has the form of the file that comes with
    ///   Rowan.
    /// - Errors: `IllegalArgumentException` naming file, line, what was expected and what came. Nothing is
    ///   taken over.
    public UkRules overriddenBy(String file, String text) {
        Map<Name, UkRule> merged = new EnumMap<>(rules);
        merged.putAll(parse(file, text));
        return new UkRules(merged);
    }

    public UkRule rule(Name name) {
        return Optional.ofNullable(rules.get(name)).orElseThrow();
    }

    public String value(Name name) {
        return rule(name).value();
    }

    public UkRule test(Priority priority) {
        return rule(
                switch (priority) {
                    case ONE -> Name.PRIORITY_1_TEST;
                    case TWO -> Name.PRIORITY_2_TEST;
                    case THREE -> Name.PRIORITY_3_TEST;
                });
    }

    public UkRule deadline(Priority priority) {
        return rule(
                switch (priority) {
                    case ONE -> Name.PRIORITY_1_DEADLINE;
                    case TWO -> Name.PRIORITY_2_DEADLINE;
                    case THREE -> Name.PRIORITY_3_DEADLINE;
                });
    }

    /// Whether a report without a priority is refused. Only a binding rule can demand it.
    public boolean priorityRequired() {
        UkRule rule = rule(Name.PRIORITY_REQUIRED);
        return rule.binding() && rule.value().equals("yes");
    }

    /// Whether a referral of this provider is refused as long as no reviewer said how it is linked to the United
    /// Kingdom. Only a binding rule can demand it, and never of a UK provider, whose duty reaches everything.
    public boolean linkRequired(Provider provider) {
        UkRule rule = rule(Name.UK_LINK_REQUIRED);
        return provider == Provider.NON_UK && rule.binding() && rule.value().equals("yes");
    }

    /// Whether this priority is also told by telephone outside office hours. Advice, whatever its grade.
    public boolean alsoByPhone(Priority priority) {
        return List.of(value(Name.PHONE_PRIORITIES).split(",")).contains(String.valueOf(priority.level()));
    }

    /// How long the content is kept; `contentKeptUntil` counts it.
    public KeepingRule contentKept() {
        return keeping(rule(Name.RETENTION_CONTENT));
    }

    /// How long the reference number is kept; `referenceKeptUntil` counts it.
    public KeepingRule referenceKept() {
        return keeping(rule(Name.RETENTION_REFERENCE));
    }

    /// By when an inquiry is answered that names no time itself. `warn`: how long before that it is told of.
    public InquiryRules inquiries(Duration warn) {
        UkRule rule = rule(Name.REQUEST_ANSWER_WITHIN);
        return new InquiryRules(Period.parse(rule.value()), ZoneId.of(value(Name.OFFICE_ZONE)), warn, rule.graded());
    }

    private static KeepingRule keeping(UkRule rule) {
        return new KeepingRule(Period.parse(rule.value()), rule.grade().name(), rule.source(), rule.checked());
    }

    /// Until when the content, and what else was submitted, is kept. `sent`: when the report went out.
    public Instant contentKeptUntil(Instant sent) {
        return after(sent, Name.RETENTION_CONTENT);
    }

    /// Until when the reference number is kept. `issued`: when the NCA gave it. A clock of its own, never
    /// the other.
    public Instant referenceKeptUntil(Instant issued) {
        return after(issued, Name.RETENTION_REFERENCE);
    }

    private Instant after(Instant start, Name period) {
        ZoneId zone = ZoneId.of(value(Name.OFFICE_ZONE));
        return start.atZone(zone).plus(Period.parse(value(period))).toInstant();
    }

    private static Map<Name, UkRule> parse(String file, String text) {
        Map<Name, UkRule> rules = new EnumMap<>(Name.class);
        Set<Name> seen = new HashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            UkRule rule = line(file + ", line " + number + ": ", line);
            if (!seen.add(rule.name())) {
                throw wrong(
                        file + ", line " + number + ": ",
                        "each rule once",
                        "a second " + rule.name().key());
            }
            rules.put(rule.name(), rule);
        }
        return rules;
    }

    private static UkRule line(String where, String line) {
        List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != PARTS) {
            throw wrong(where, "name | value | grade | source | date", parts.size() + " parts");
        }
        Name name = Arrays.stream(Name.values())
                .filter(n -> n.key().equals(parts.getFirst()))
                .findFirst()
                .orElseThrow(() -> wrong(where, "a known rule", "unknown rule \"" + parts.getFirst() + "\""));
        if (parts.get(1).isEmpty()) {
            throw wrong(where, "a value for " + name.key(), "none");
        }
        Grade grade = Arrays.stream(Grade.values())
                .filter(g -> g.name().equals(parts.get(2)))
                .findFirst()
                .orElseThrow(() -> wrong(where, "grade P, Q, S or UNVERIFIED", "another word"));
        try {
            UkRule rule = new UkRule(name, parts.get(1), grade, parts.get(3), LocalDate.parse(parts.get(4)));
            requireForm(where, rule);
            return rule;
        } catch (DateTimeException e) {
            throw wrong(where, "a date as YYYY-MM-DD, or a value of the rule's form", "something else");
        }
    }

    /// Values that are counted with must be countable, so that a mistake shows at the start and not a year
    /// later.
    private static void requireForm(String where, UkRule rule) {
        switch (rule.name()) {
            case RETENTION_CONTENT,
                    RETENTION_REFERENCE,
                    REQUEST_ANSWER_WITHIN,
                    LOGIN_ADDRESSES_WINDOW,
                    RELEVANT_DATA_WINDOW -> {
                Period period = Period.parse(rule.value());
                if (period.isZero() || period.isNegative()) {
                    throw wrong(where, "a period above zero, such as P1Y", "zero or less");
                }
            }
            case OFFICE_ZONE -> {
                ZoneId zone = ZoneId.of(rule.value());
                if (zone.getId().isEmpty()) {
                    throw wrong(where, "a time zone", "none");
                }
            }
            case PRIORITY_REQUIRED, UK_LINK_REQUIRED -> require(where, rule, "yes|no", "yes or no");
            case PHONE_PRIORITIES -> require(where, rule, "[1-3](,[1-3])*|none", "priorities such as 1,2, or none");
            default -> {
                // words for people
            }
        }
    }

    private static void require(String where, UkRule rule, String pattern, String expected) {
        if (!rule.value().matches(pattern)) {
            throw wrong(where, expected, "something else");
        }
    }

    private static IllegalArgumentException wrong(String where, String expected, String came) {
        return new IllegalArgumentException(
                "UK rules %sexpected %s; got %s. No rule was taken from this file.".formatted(where, expected, came));
    }
}
