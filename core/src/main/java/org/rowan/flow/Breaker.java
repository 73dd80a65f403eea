package org.rowan.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.ListId;
import org.rowan.screening.Match;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Sha256;
import org.rowan.signal.SignalType;

/// Notices entries that match too many different files to be believed: a bad entry, or somebody who makes
/// harmless files that match it, to drown reviewers and to smear people.
///
/// It remembers matched files for one window, in this process alone; each of several servers counts what it
/// sees.
///
/// - Source: responsible matching, promise 8: other SHA-256, and a spread of distances, within an hour. A
///   picture that many people share is near its entry; what is made or mistaken lies scattered.
public final class Breaker {
    /// One more file with the same MD5 or SHA-1 proves that somebody can make them.
    private static final int COLLISION = 2;
    /// Files of one entry that are remembered, as a multiple of those that are too much: what everybody
    /// shares would fill the memory otherwise. The newest decide.
    private static final int REMEMBERED = 4;
    /// Entries that are watched at a time.
    private static final int MOST = 10_000;

    private final Rule rule;
    private final Map<Entry, Map<Sha256, Seen>> seen = new LinkedHashMap<>();

    private record Entry(ListId list, int record) {}

    private record Seen(Instant at, int distance) {}

    /// - Units: `files`: different files within `window` at which an entry is suspended, 2 or more, if half
    ///   of them or more differ by more than `far` bits.
    public record Rule(int files, int far, Duration window) {
        public static final Rule STANDARD = new Rule(25, 15, Duration.ofHours(1));

        public Rule {
            if (files < 2 || far < 0 || far >= PdqHash.BITS || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException(
                        "a breaker takes 2 files or more, 0 to 255 bits and a window above 0; got %d, %d and %s"
                                .formatted(files, far, window));
            }
        }
    }

    public Breaker(Rule rule) {
        this.rule = rule;
    }

    /// Counts a matched file, and gives the entries that it was too much for. Those are forgotten here.
    public synchronized List<HashEntry> tripped(Sha256 file, List<Match> matches, Instant now) {
        List<HashEntry> tripped = new ArrayList<>();
        for (Match match : matches) {
            if (match.kind() == SignalType.SHA256) continue;
            Entry entry = new Entry(match.entry().list(), match.entry().record());
            Map<Sha256, Seen> files = seen.computeIfAbsent(entry, unseen -> new LinkedHashMap<>());
            files.values().removeIf(old -> old.at().isBefore(now.minus(rule.window())));
            files.putIfAbsent(file, new Seen(now, match.distance()));
            if (files.size() > REMEMBERED * rule.files())
                files.remove(files.keySet().iterator().next());
            if (tooMuch(match.kind(), files)) {
                tripped.add(match.entry());
                seen.remove(entry);
            }
        }
        if (seen.size() > MOST) forget(now);
        return tripped;
    }

    private boolean tooMuch(SignalType kind, Map<Sha256, Seen> files) {
        if (kind != SignalType.PDQ) return files.size() >= COLLISION;
        long scattered = files.values().stream()
                .filter(one -> one.distance() > rule.far())
                .count();
        return files.size() >= rule.files() && 2 * scattered >= files.size();
    }

    /// What is outside the window first; then, if that was not enough, the longest watched half.
    private void forget(Instant now) {
        Instant begin = now.minus(rule.window());
        seen.values()
                .removeIf(files ->
                        files.values().stream().allMatch(one -> one.at().isBefore(begin)));
        if (seen.size() <= MOST) return;
        var oldest = seen.keySet().iterator();
        for (int i = 0; i < MOST / 2; i++) {
            oldest.next();
            oldest.remove();
        }
    }
}
