package org.rowan.agency.ncmec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.rowan.cases.KeepingRule;

/// How long content is kept after NCMEC took a report, and how long an account stays frozen on somebody's word: the
/// dated file that comes with Rowan.
public final class UsRules {
    private static final String SHIPPED = "us-rules-2026-11.txt";
    private static final String CONTENT = "retention.content";
    private static final String PRESERVED = "retention.preserved";
    private static final int PARTS = 5;

    private UsRules() {}

    public static KeepingRule content() {
        return rule(CONTENT);
    }

    /// Where no report stands behind it.
    public static KeepingRule preserved() {
        return rule(PRESERVED);
    }

    private static KeepingRule rule(String name) {
        try (InputStream in = UsRules.class.getResourceAsStream(SHIPPED)) {
            if (in == null) throw new IllegalStateException("resource missing: " + SHIPPED);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + " |"))
                    .map(UsRules::read)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(SHIPPED + " lacks " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeepingRule read(String line) {
        List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != PARTS) {
            throw new IllegalStateException(SHIPPED + ": expected 5 parts; got " + parts.size());
        }
        return new KeepingRule(Period.parse(parts.get(1)), parts.get(2), parts.get(3), LocalDate.parse(parts.get(4)));
    }
}
