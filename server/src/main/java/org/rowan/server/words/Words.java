package org.rowan.server.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The catalogue in one language, as a page uses it.
public record Words(Language language) {

    public String say(Text text) {
        return text.in(language);
    }

    public String say(Said said) {
        return said.text().in(language);
    }

    public String say(Said said, Object... values) {
        return said.text().with(values).in(language);
    }

    /// A moment, to the minute, always in UTC and always saying so.
    public String when(Instant at) {
        Locale locale = Locale.forLanguageTag(language.tag());
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", locale).format(at.atOffset(ZoneOffset.UTC));
    }

    /// A day, in UTC.
    public String day(Instant at) {
        Locale locale = Locale.forLanguageTag(language.tag());
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(at.atOffset(ZoneOffset.UTC));
    }

    /// A span, in its two largest units.
    public String span(Duration span) {
        long minutes = Math.max(0, span.toMinutes());
        if (minutes < 60) return say(new Text("{0} min", "{0} د").with(minutes));
        if (minutes < 48 * 60) return say(new Text("{0} h {1} min", "{0} س {1} د").with(minutes / 60, minutes % 60));
        return say(new Text("{0} days", "{0} يومًا").with(minutes / (24 * 60)));
    }

    /// A length, in bytes.
    public String length(long bytes) {
        return say(new Text("{0} bytes", "{0} بايت").with(String.format(Locale.ROOT, "%,d", bytes)));
    }
}
