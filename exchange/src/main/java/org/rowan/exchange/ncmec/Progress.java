package org.rowan.exchange.ncmec;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rowan.feed.Cursor;

/// Everything up to `since` was read; `walk`: the window that is being read now. Entries are not in order
/// of time, so `since` moves only when a window was read to its end.
record Progress(Instant since, Span span, Optional<Walk> walk) {
    private static final String VERSION = "1";

    /// A window that is being read.
    ///
    /// - Shapes: `to`: fixed when the window was opened. `last`: it reaches to that moment, so nothing more
    ///   is to be had after it. `next`: path and query of the page to ask for, empty for the first one.
    ///   `issued`: when `next` was given; it is not kept for long. `restarts`: how often the exchange had
    ///   forgotten its page, which begins the window anew. `pages`: read so far.
    record Walk(Instant to, boolean last, String next, Instant issued, int restarts, int pages) {
        Walk on(String newNext, Instant now) {
            return new Walk(to, last, newNext, now, restarts, pages + 1);
        }

        Walk anew(Instant now) {
            return new Walk(to, last, "", now, restarts + 1, 0);
        }
    }

    static Progress none() {
        return new Progress(Instant.EPOCH, Span.first(), Optional.empty());
    }

    Progress walking(Walk now) {
        return new Progress(since, span, Optional.of(now));
    }

    Cursor cursor() {
        String settled = "%s %d %d %d"
                .formatted(VERSION, since.getEpochSecond(), span.length().toSeconds(), span.cuts());
        return new Cursor(walk.map(w -> settled
                        + " %d %d %d %d %d %s"
                                .formatted(
                                        w.to.getEpochSecond(),
                                        w.last ? 1 : 0,
                                        w.issued.getEpochSecond(),
                                        w.restarts,
                                        w.pages,
                                        w.next))
                .orElse(settled));
    }

    /// Nothing when the text was not made by `cursor`.
    static Optional<Progress> of(Cursor cursor) {
        String[] parts = cursor.text().split(" ", -1);
        if ((parts.length != 4 && parts.length != 10) || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            Optional<Walk> walk = parts.length == 4
                    ? Optional.empty()
                    : Optional.of(new Walk(
                            at(parts[4]),
                            parts[5].equals("1"),
                            parts[9],
                            at(parts[6]),
                            Integer.parseInt(parts[7]),
                            Integer.parseInt(parts[8])));
            return Span.read(Long.parseLong(parts[2]), Integer.parseInt(parts[3]))
                    .map(span -> new Progress(at(parts[1]), span, walk));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /// How long the window being read is.
    Duration window(Walk now) {
        return Duration.between(since, now.to);
    }

    private static Instant at(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
