package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.Reaches;
import org.rowan.port.HashLists;
import org.rowan.port.Media;
import org.rowan.screening.Limits;
import org.rowan.screening.Match;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// Answers which entries are near to a hash that somebody asks about. Nothing is kept, and nobody is told:
/// a look-up says nothing of an upload or an account.
///
/// The newest snapshot is asked for four times a second at most, so that what another process changed is
/// seen within a second; what this one changed is seen after `forget`.
public final class LookUp {
    private static final Duration FRESH = Duration.ofMillis(250);

    private final HashLists lists;
    private final Media media;
    private final Limits limits;
    private final InstantSource clock;
    private volatile Seen seen = new Seen(Instant.MIN, org.rowan.hashlist.ScanIndex.empty());

    private record Seen(Instant at, HashIndex index) {}

    public LookUp(HashLists lists, Media media, Limits limits, InstantSource clock) {
        this.lists = lists;
        this.media = media;
        this.limits = limits;
        this.clock = clock;
    }

    /// Whether anything is in force to be compared with, drills aside: they make nothing clear.
    public boolean ready() throws IOException {
        return index().sizeWithoutDrills() > 0;
    }

    /// Whether the absence of a match for a signal of this type says anything.
    public boolean comparable(SignalType type) throws IOException {
        return index().sizeWithoutDrills(type) > 0;
    }

    public int size(SignalType type) throws IOException {
        return index().size(type);
    }

    /// The entries that match, nearest first; one for each entry.
    public List<Match> matches(Signal signal) throws IOException {
        HashIndex index = index();
        if (!(signal instanceof PdqHash hash)) {
            return index.exact(signal).stream()
                    .map(entry -> new Match(entry, 0, Variant.ORIGINAL))
                    .toList();
        }
        if (hash.isZero()) return List.of();
        Reaches reaches = index.reaches();
        return index.within(hash, reaches.widest(limits.maxDistance())).stream()
                .map(entry -> new Match(entry, distance(entry, hash), Variant.ORIGINAL))
                .filter(m -> m.distance() <= reaches.distance(m.entry().list(), limits.maxDistance()))
                .toList();
    }

    private static int distance(HashEntry entry, PdqHash hash) {
        return entry.signal() instanceof PdqHash listed ? listed.distance(hash) : PdqHash.BITS;
    }

    /// The hashes of a file, which is looked at and forgotten.
    public Media.Decoded fingerprint(Bytes file) throws IOException {
        return media.fingerprint(file);
    }

    public Limits limits() {
        return limits;
    }

    /// The next look-up asks for the newest snapshot.
    public void forget() {
        seen = new Seen(Instant.MIN, seen.index());
    }

    private HashIndex index() throws IOException {
        Seen last = seen;
        Instant now = clock.instant();
        if (last.at().isBefore(now.minus(FRESH)) || last.at().isAfter(now)) {
            last = new Seen(now, lists.snapshot());
            seen = last;
        }
        return last.index();
    }
}
