package org.rowan.exchange.stopncii;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.rowan.feed.Cursor;

/// Every change up to `since` was read. `asked`: when, or the epoch. `token`: the next page of a walk,
/// empty where one begins. `pages`, `restarts`: of this walk. `since` stays until a walk was read to its
/// end: times of later pages may be earlier ones.
record Progress(long since, Instant asked, int pages, int restarts, String token) {
    /// The first question is not about zero.
    private static final long FIRST = 10;

    private static final String VERSION = "1";
    private static final int PARTS = 6;

    static Progress none() {
        return new Progress(FIRST, Instant.EPOCH, 0, 0, "");
    }

    Progress on(Instant now, String newToken) {
        return new Progress(since, now, pages + 1, restarts, newToken);
    }

    Progress anew() {
        return new Progress(since, asked, 0, restarts + 1, "");
    }

    Cursor cursor() {
        return new Cursor("%s %d %d %d %d %s"
                .formatted(
                        VERSION,
                        since,
                        asked.getEpochSecond(),
                        pages,
                        restarts,
                        URLEncoder.encode(token, StandardCharsets.UTF_8)));
    }

    /// Nothing when the text was not made by `cursor`.
    static Optional<Progress> of(Cursor cursor) {
        String[] parts = cursor.text().split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Progress(
                    Long.parseLong(parts[1]),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    URLDecoder.decode(parts[5], StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
