package org.rowan.exchange;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rowan.base.Bytes;

/// Counts what was not understood, by short names. The names may come from a stranger, so they are cut,
/// cleaned and bounded in number.
public final class Ignored {
    private static final int MAX_NAMES = 40;
    private static final int MAX_LENGTH = 60;
    private static final int MAX_RAW = 256 << 10;
    private static final String REST = "more kinds of these";

    private final SortedMap<String, Integer> counts = new TreeMap<>();

    public Ignored() {}

    /// `kind`: our word. `name`: theirs, or empty.
    public void count(String kind, String name) {
        String clean = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "?");
        String full = (kind + " " + clean).strip();
        String cut = full.substring(0, Math.min(full.length(), MAX_LENGTH));
        String key = counts.containsKey(cut) || counts.size() < MAX_NAMES ? cut : REST;
        counts.merge(key, 1, Integer::sum);
    }

    public void count(String kind) {
        count(kind, "");
    }

    /// The record as it was received, unless it is longer than any honest one: then its signals are taken
    /// and the rest is left out and counted.
    public Bytes bounded(Bytes raw) {
        if (raw.length() <= MAX_RAW) {
            return raw;
        }
        count("oversized record");
        return Bytes.empty();
    }

    public SortedMap<String, Integer> counts() {
        return counts;
    }
}
