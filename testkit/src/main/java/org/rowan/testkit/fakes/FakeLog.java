package org.rowan.testkit.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.base.Bytes;

/// The files of a log that is published the moment something is written into the journal.
public final class FakeLog implements LogSource<java.io.IOException> {
    public static final String ORIGIN = "log.example.org/fake";

    private final FakeJournal journal;
    private final FakeKeys keys;
    private final Map<String, Bytes> damaged = new TreeMap<>();
    private Map<String, Bytes> files = Map.of();
    private int size = -1;

    public FakeLog(FakeJournal journal, FakeKeys keys) {
        this.journal = journal;
        this.keys = keys;
    }

    /// From now on `path` holds something else.
    public void damage(String path, Bytes content) {
        damaged.put(path, content);
    }

    @Override
    public Optional<Bytes> read(String path) {
        Optional<Bytes> other = Optional.ofNullable(damaged.get(path));
        if (size != journal.log().size()) {
            size = journal.log().size();
            files = files();
        }
        return other.isPresent() ? other : Optional.ofNullable(files.get(path));
    }

    /// Every file of the log as it stands now.
    public Map<String, Bytes> files() {
        Map<String, Bytes> files = new TreeMap<>();
        List<Bytes> texts = journal.log().stream().map(Entry::text).toList();
        TreeGrowth growth = new TreeGrowth();
        List<Tile> tiles = new ArrayList<>();
        journal.log().forEach(entry -> tiles.addAll(growth.add(entry.leafHash())));
        tiles.addAll(growth.partial());
        tiles.forEach(tile -> files.put(tile.path().text(), tile.bytes()));
        for (int from = 0; from < texts.size(); from += TilePath.FULL) {
            List<Bytes> bundle = texts.subList(from, Math.min(texts.size(), from + TilePath.FULL));
            files.put(TilePath.entries(from / TilePath.FULL, bundle.size()).text(), EntryBundle.of(bundle));
        }
        Checkpoint head = new Checkpoint(ORIGIN, growth.size(), growth.root());
        files.put("checkpoint", Bytes.utf8(keys.sign(head).written()));
        return files;
    }
}
