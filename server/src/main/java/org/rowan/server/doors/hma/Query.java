package org.rowan.server.doors.hma;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request; of one that is there twice the first counts.
record Query(Map<String, String> values) {
    private static final int MOST = 64;

    static Query of(@org.jspecify.annotations.Nullable String raw) throws HmaFault {
        Map<String, String> values = new HashMap<>();
        if (raw == null) return new Query(values);
        try {
            for (String part : raw.split("&", -1)) {
                int equals = part.indexOf('=');
                if (part.isEmpty() || values.size() > MOST) continue;
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                values.putIfAbsent(name, equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new HmaFault(400, "the query has an escape that is none");
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    boolean yes(String name) {
        return maybe(name)
                .map(text -> text.equalsIgnoreCase("true") || text.equals("1"))
                .orElse(false);
    }

    /// A list with commas; empty when it is not there.
    List<String> list(String name) {
        return maybe(name)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
