package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// One pass over the entries and tiles of a log: grows two trees, one from the hashes in the tiles of level
/// 0 and one from the entries themselves. Where both lead to the signed root, they are the same; where only
/// one does, the other was altered.
final class LogWalk<E extends Exception> {
    private final LogSource<E> source;
    private final Checkpoint head;
    private final LogTrust trust;
    private final List<Checkpoint> earlier;
    private final EntryRules rules;
    private final TreeGrowth byTiles = new TreeGrowth();
    private final TreeGrowth byEntries = new TreeGrowth();
    private final List<LogFinding> findings = new ArrayList<>();
    private final List<Long> differing = new ArrayList<>();
    private final Set<String> differingTiles = new HashSet<>();
    private final List<Tile> upper = new ArrayList<>();

    LogWalk(LogSource<E> source, Checkpoint head, LogTrust trust, List<Checkpoint> earlier) {
        this.source = source;
        this.head = head;
        this.trust = trust;
        this.earlier = List.copyOf(earlier);
        this.rules = new EntryRules(trust.tolerance());
    }

    EntryRules rules() {
        return rules;
    }

    List<LogFinding> run() throws E {
        compareEarlier();
        for (long index = 0; index * TilePath.FULL < head.size() && findings.isEmpty(); index++) {
            int width = (int) Math.min(TilePath.FULL, head.size() - index * TilePath.FULL);
            bundle(index, width);
        }
        if (byTiles.size() == head.size()) {
            conclude();
        }
        return findings;
    }

    /// 3. One bundle of entries against the tile with their hashes.
    private void bundle(long index, int width) throws E {
        TilePath tilePath = TilePath.hashes(0, index, width);
        Optional<List<Digest>> hashes = tile(tilePath);
        Optional<List<Bytes>> entries = entries(index, width, hashes);
        if (hashes.isEmpty() || entries.isEmpty()) {
            return;
        }
        for (int i = 0; i < width; i++) {
            Bytes entry = entries.get().get(i);
            Digest hash = MerkleTree.leafHash(entry);
            if (!hash.equals(hashes.get().get(i))) {
                differing.add(byTiles.size());
                differingTiles.add(tilePath.text());
            }
            upper.addAll(byTiles.add(hashes.get().get(i)));
            rules.take(byEntries.size(), entry, hash);
            proof(byEntries.size(), hash);
            byEntries.add(hash);
            compareEarlier();
        }
        compareUpper(upper);
        upper.clear();
    }

    private Optional<List<Digest>> tile(TilePath path) throws E {
        Optional<Bytes> bytes = read(path);
        if (bytes.isEmpty()) {
            findings.add(new LogFinding.TileMissing(path.text()));
            return Optional.empty();
        }
        Optional<List<Digest>> hashes = Tile.read(bytes.get(), path.width());
        if (hashes.isEmpty()) {
            findings.add(new LogFinding.TileMalformed(path.text()));
        }
        return hashes;
    }

    /// A log may drop a partial file once the full one is there, which then begins with it.
    private Optional<Bytes> read(TilePath path) throws E {
        Optional<Bytes> bytes = source.read(path.text());
        return bytes.isPresent() || path.width() == TilePath.FULL
                ? bytes
                : source.read(path.whole().text());
    }

    private Optional<List<Bytes>> entries(long index, int width, Optional<List<Digest>> hashes) throws E {
        TilePath path = TilePath.entries(index, width);
        Optional<Bytes> exact = source.read(path.text());
        Optional<Bytes> bytes = exact.isPresent() || width == TilePath.FULL
                ? exact
                : source.read(path.whole().text());
        if (bytes.isEmpty()) {
            findings.add(new LogFinding.BundleMissing(path.text()));
            return Optional.empty();
        }
        Optional<List<Bytes>> entries = EntryBundle.read(bytes.get());
        if (entries.isEmpty()) {
            findings.add(new LogFinding.BundleMalformed(path.text()));
            return Optional.empty();
        }
        int count = entries.get().size();
        if (count < width || (count > width && exact.isPresent())) {
            long place = index * TilePath.FULL + firstDifference(entries.get(), hashes);
            findings.add(count < width ? new LogFinding.EntryMissing(place) : new LogFinding.EntryInserted(place));
            return Optional.empty();
        }
        return entries;
    }

    private static int firstDifference(List<Bytes> entries, Optional<List<Digest>> hashes) {
        List<Digest> expected = hashes.orElse(List.of());
        int i = 0;
        while (i < entries.size()
                && i < expected.size()
                && MerkleTree.leafHash(entries.get(i)).equals(expected.get(i))) {
            i++;
        }
        return i;
    }

    /// 4. Tiles above level 0, as they follow from what lies below, against those served.
    private void compareUpper(List<Tile> expected) throws E {
        for (Tile tile : expected) {
            if (tile.path().level() == 0) {
                continue;
            }
            tile(tile.path()).filter(served -> !served.equals(tile.hashes())).ifPresent(served -> {
                if (differing.isEmpty()) {
                    findings.add(new LogFinding.TileAltered(tile.path().text()));
                }
            });
        }
    }

    /// 5. The root; and which of entries and tiles is to blame where they differ.
    private void conclude() throws E {
        boolean tilesHold = byTiles.root().equals(head.root());
        boolean entriesHold = byEntries.root().equals(head.root());
        if (!tilesHold && !entriesHold) {
            findings.add(new LogFinding.RootDiffers(head.size()));
        }
        if (entriesHold) {
            differingTiles.stream().sorted().map(LogFinding.TileAltered::new).forEach(findings::add);
        } else {
            differing.stream().map(LogFinding.EntryAltered::new).forEach(findings::add);
        }
        if (findings.isEmpty()) {
            compareUpper(byTiles.partial());
        }
    }

    private void compareEarlier() {
        for (Checkpoint old : earlier) {
            if (old.size() == byEntries.size() && !old.root().equals(byEntries.root())) {
                findings.add(new LogFinding.SplitView(old.size()));
            }
        }
    }

    private void proof(long index, Digest hash) {
        trust.proof()
                .filter(proof -> proof.index() == index)
                .flatMap(proof -> LogCheck.proof(proof, hash))
                .ifPresent(findings::add);
    }
}
