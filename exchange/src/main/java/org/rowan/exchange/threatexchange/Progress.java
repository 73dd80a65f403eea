package org.rowan.exchange.threatexchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.rowan.feed.Cursor;

/// Every change up to `highest` was read, at `asked`. `next`: path and query of the next page, without the
/// token, or empty where a walk begins. `pages`, `restarts`: of this walk.
record Progress(Instant highest, Instant asked, int pages, int restarts, String next) {
    private static final String VERSION = "1";
    private static final int PARTS = 6;

    static Progress none() {
        return new Progress(Instant.EPOCH, Instant.EPOCH, 0, 0, "");
    }

    Progress on(Instant newHighest, Instant now, String newNext) {
        return new Progress(newHighest, now, pages + 1, restarts, newNext);
    }

    /// From the latest change that was read: changes come in the order of their time.
    Progress anew() {
        return new Progress(highest, asked, 0, restarts + 1, "");
    }

    Cursor cursor() {
        return new Cursor("%s %d %d %d %d %s"
                .formatted(VERSION, highest.getEpochSecond(), asked.getEpochSecond(), pages, restarts, next));
    }

    /// Nothing when the text was not made by `cursor`.
    static Optional<Progress> of(Cursor cursor) {
        String[] parts = cursor.text().split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Progress(
                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    parts[5]));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
