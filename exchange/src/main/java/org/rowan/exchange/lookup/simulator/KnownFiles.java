package org.rowan.exchange.lookup.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a simulated matcher knows, by value, and what it was asked.
public final class KnownFiles {
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<Map<String, String>> asked = new ArrayList<>();

    KnownFiles() {}

    /// `value`: a PDQ hash or a SHA-256 in hex. `said`: what the matcher calls it.
    public synchronized void know(String value, String said) {
        if (!value.matches("[0-9a-fA-F]{64}") || !said.matches("[A-Za-z0-9 _-]{1,60}")) {
            throw new IllegalArgumentException("a file is known by 64 hex digits and named in letters and digits");
        }
        known.put(value.toLowerCase(Locale.ROOT), said);
    }

    /// The questions that came, with the number of bytes of each.
    public synchronized List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    synchronized Optional<String> ask(String what, int bytes, String value) {
        asked.add(Map.of("what", what, "bytes", Integer.toString(bytes)));
        return Optional.ofNullable(known.get(value));
    }

    /// `POST known?pdq=…&said=…`, `POST known?sha256=…&said=…`, `GET asked`.
    Optional<List<Map<String, String>>> order(String word, Map<String, String> query, String usual) {
        return switch (word) {
            case "POST known" -> {
                know(query.getOrDefault("pdq", query.getOrDefault("sha256", "")), query.getOrDefault("said", usual));
                yield Optional.of(List.of());
            }
            case "GET asked" -> Optional.of(asked());
            default -> Optional.empty();
        };
    }
}
