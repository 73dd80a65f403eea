package org.rowan.screening;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rowan.hashlist.HashEntry;
import org.rowan.signal.SignalType;

/// Whether matches corroborate each other. Weak matches are reviewed later, and nothing is restricted
/// because of them.
///
/// - Source: responsible matching, promise 3.
public enum Strength {
    WEAK,
    STRONG;

    /// Strong is 1. a SHA-256 match, or 2. entries of two independent providers, or 3. PDQ and an unrelated
    /// algorithm. MD5 and SHA-1 can be forged by whoever places one half of a colliding pair on a list, so
    /// alone they are weak.
    ///
    /// Drill entries corroborate nothing real: beside real entries they do not count.
    static Strength of(List<Match> matches) {
        boolean anyReal = matches.stream().anyMatch(m -> !m.entry().drill());
        Set<SignalType> kinds = EnumSet.noneOf(SignalType.class);
        Set<String> providers = new HashSet<>();
        for (Match match : matches) {
            HashEntry entry = match.entry();
            if (anyReal && entry.drill()) {
                continue;
            }
            kinds.add(match.kind());
            providers.add(entry.source().strip().toLowerCase(Locale.ROOT));
        }
        boolean corroborated = kinds.contains(SignalType.SHA256) // 1
                || providers.size() > 1 // 2
                || (kinds.contains(SignalType.PDQ) && kinds.size() > 1); // 3
        return corroborated ? STRONG : WEAK;
    }
}
