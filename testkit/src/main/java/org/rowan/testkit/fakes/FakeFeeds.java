package org.rowan.testkit.fakes;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.feed.Cursor;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.Feeds;
import org.rowan.port.LivingLists.Attest;
import org.rowan.signal.Signal;
import org.rowan.testkit.fakes.FakeLivingLists.Changing;

/// How far feeds were followed, in memory, filling the lists of a `FakeHashLists`.
public final class FakeFeeds implements Feeds {
    private static final int BELIEVED_LOSS = 5;

    private final FakeHashLists lists;
    private final Map<String, Followed> feeds = new LinkedHashMap<>();

    private static final class Followed {
        private Optional<Cursor> cursor = Optional.empty();
        private int generation = 1;
        private boolean anew;
        private boolean acceptsLoss;
        private Optional<Instant> advanced = Optional.empty();
        private Optional<Instant> upToDate = Optional.empty();
        private Optional<Trouble> trouble = Optional.empty();
        /// Key, and the generation that told it last.
        private final Map<String, Integer> records = new LinkedHashMap<>();
        private final Map<String, Bytes> raw = new LinkedHashMap<>();
    }

    public FakeFeeds(FakeHashLists lists) {
        this.lists = lists;
    }

    @Override
    public List<Standing> all() {
        synchronized (lists) {
            return feeds.keySet().stream().sorted().map(this::of).toList();
        }
    }

    @Override
    public Standing of(String feed) {
        synchronized (lists) {
            Followed f = followed(feed);
            return new Standing(feed, f.cursor, f.anew, f.advanced, f.upToDate, f.trouble, f.records.size());
        }
    }

    private Followed followed(String feed) {
        return feeds.computeIfAbsent(feed, name -> new Followed());
    }

    @Override
    public Applied apply(Turn turn, Attest attest) {
        synchronized (lists) {
            Followed feed = followed(turn.feed());
            if (!feed.cursor.equals(turn.from())) return new Overtaken();
            Map<String, Integer> records = new LinkedHashMap<>(feed.records);
            Map<ListId, Changing> changing = new LinkedHashMap<>();
            for (ListId list : turn.lists().values()) {
                changing.put(list, new Changing(lists.kept(list).orElseThrow()));
            }
            for (Told told : turn.page().told()) {
                String key = told.key().text();
                switch (told) {
                    case Told.Withdrawn gone -> {
                        records.remove(key);
                        changing.values().forEach(c -> drop(c, key));
                    }
                    case Told.Entry entry -> {
                        records.put(key, feed.generation);
                        take(entry, turn, changing);
                    }
                }
            }
            if (feed.anew && turn.page().upToDate()) {
                Set<String> stale = new HashSet<>(records.keySet());
                stale.removeIf(key -> records.getOrDefault(key, 0) == feed.generation);
                if (!feed.acceptsLoss && stale.size() * BELIEVED_LOSS > records.size()) {
                    return new Shrinks(records.size(), records.size() - stale.size());
                }
                stale.forEach(key -> changing.values().forEach(c -> drop(c, key)));
                records.keySet().removeAll(stale);
            }
            return keep(turn, feed, records, changing, attest);
        }
    }

    private Applied keep(
            Turn turn, Followed feed, Map<String, Integer> records, Map<ListId, Changing> changing, Attest attest) {
        long entered = 0;
        long left = 0;
        for (Changing one : changing.values()) {
            if (!one.changed()) continue;
            lists.attest(turn.at(), attest.of(one.delta()));
            one.keep();
            entered += one.delta().entered().size();
            left += one.delta().left().size();
        }
        feed.records.clear();
        feed.records.putAll(records);
        for (Told told : turn.page().told()) {
            if (told instanceof Told.Entry entry) feed.raw.put(entry.key().text(), entry.raw());
        }
        feed.raw.keySet().retainAll(records.keySet());
        feed.cursor = Optional.of(turn.page().next());
        feed.advanced = Optional.of(turn.at());
        feed.trouble = Optional.empty();
        if (turn.page().upToDate()) {
            feed.upToDate = Optional.of(turn.at());
            feed.anew = false;
            feed.acceptsLoss = false;
        }
        return new Changed(entered, left);
    }

    private static void take(Told.Entry entry, Turn turn, Map<ListId, Changing> changing) {
        Set<Signal> wanted = new HashSet<>(entry.signals());
        boolean negative = entry.opinion() == Told.Opinion.NEGATIVE;
        for (Changing one : changing.values()) {
            for (var row : List.copyOf(one.rows())) {
                if (!row.key().equals(Optional.of(entry.key().text()))) continue;
                boolean same = negative == (row.record().standing() == ListRecord.Standing.NEGATIVE);
                if (!same || !wanted.remove(row.record().signal())) {
                    one.remove(row.record().number(), Optional.empty());
                }
            }
        }
        for (Signal signal : entry.signals()) {
            if (wanted.remove(signal)) {
                Optional.ofNullable(changing.get(turn.lists().get(signal.type())))
                        .orElseThrow()
                        .add(
                                Optional.of(entry.key().text()),
                                signal,
                                negative ? ListRecord.Standing.NEGATIVE : ListRecord.Standing.ENTRY,
                                "");
            }
        }
    }

    private static void drop(Changing list, String key) {
        for (var row : List.copyOf(list.rows())) {
            if (row.key().equals(Optional.of(key))) list.remove(row.record().number(), Optional.empty());
        }
    }

    @Override
    public Optional<Bytes> raw(String feed, RecordKey key) {
        synchronized (lists) {
            return Optional.ofNullable(followed(feed).raw.get(key.text()));
        }
    }

    @Override
    public void anew(String feed) {
        synchronized (lists) {
            Followed f = followed(feed);
            f.cursor = Optional.empty();
            f.anew = true;
            f.generation++;
        }
    }

    @Override
    public void failed(String feed, Instant at, String sentence) {
        synchronized (lists) {
            followed(feed).trouble = Optional.of(new Trouble(at, sentence));
        }
    }

    @Override
    public void acceptLoss(String feed) {
        synchronized (lists) {
            followed(feed).acceptsLoss = true;
        }
    }
}
