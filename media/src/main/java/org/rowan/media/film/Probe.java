package org.rowan.media.film;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the system's `ffprobe` says of the first stream of pictures in a file.
///
/// - Shapes: `read`: whether it found no fault in the file; `streams`: streams of pictures, of which the
///   first is described.
/// - Units: `framesPerSecond`: the container's average, or where that is none, its base rate; empty where
///   neither is one. `seconds`: the length it claims, if it does.
record Probe(boolean read, int streams, Optional<Double> framesPerSecond, Optional<Double> seconds) {

    static Probe parse(String text, boolean read) {
        Map<String, String> values = new HashMap<>();
        // A stream of a broadcast is told twice: of its programme, and by itself.
        Set<String> streams = new HashSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("index=")) streams.add(line);
            int equals = line.indexOf('=');
            if (equals > 0) values.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
        }
        Optional<Double> rate = fraction(values.getOrDefault("avg_frame_rate", ""))
                .or(() -> fraction(values.getOrDefault("r_frame_rate", "")));
        return new Probe(read, streams.size(), rate, positive(values.getOrDefault("duration", "")));
    }

    private static Optional<Double> fraction(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) return Optional.empty();
        return positive(text.substring(0, slash))
                .flatMap(above -> positive(text.substring(slash + 1)).map(below -> above / below));
    }

    private static Optional<Double> positive(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(value -> value > 0 && Double.isFinite(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
