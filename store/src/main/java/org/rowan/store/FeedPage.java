package org.rowan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.Feeds.Changed;
import org.rowan.port.Feeds.Turn;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.LivingLists.Attest;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// One page of an exchange, against what is kept of its records: what is told again changes nothing.
final class FeedPage {
    private final Turn turn;
    private final int generation;
    /// The last word on each key.
    private final Map<RecordKey, Told> told = new LinkedHashMap<>();
    /// In one order, so that two processes never wait for each other.
    private final Map<String, RecordChanges> lists = new TreeMap<>();
    private boolean touched;

    /// `before`: records that stand, this page included. `leaving`: of them, not told again.
    record Loss(long before, long leaving) {}

    private record Kept(String list, String key, ListRecord record) {}

    private FeedPage(Turn turn, int generation) {
        this.turn = turn;
        this.generation = generation;
        for (Told one : turn.page().told()) {
            told.remove(one.key());
            told.put(one.key(), one);
        }
    }

    static FeedPage of(Connection connection, Turn turn, int generation) throws SQLException {
        FeedPage page = new FeedPage(turn, generation);
        for (ListId id : turn.lists().values().stream()
                .sorted(java.util.Comparator.comparing(ListId::value))
                .toList()) {
            Listed listed = ListRow.locked(connection, id)
                    .orElseThrow(() -> new IllegalArgumentException("a feed fills lists that exist"));
            page.lists.put(id.value(), RecordChanges.of(connection, listed));
        }
        page.compare(connection);
        return page;
    }

    private void compare(Connection connection) throws SQLException {
        Map<String, List<Kept>> kept = new LinkedHashMap<>();
        for (Kept one : kept(connection, keys()))
            kept.computeIfAbsent(one.key(), k -> new ArrayList<>()).add(one);
        for (Told one : told.values()) {
            List<Kept> before = kept.getOrDefault(one.key().text(), List.of());
            switch (one) {
                case Told.Withdrawn withdrawn -> before.forEach(this::delete);
                case Told.Entry entry -> compare(entry, before);
            }
        }
    }

    /// What was switched off by hand stays so, as long as the exchange tells the same of it.
    private void compare(Told.Entry entry, List<Kept> before) {
        Set<Signal> wanted = new HashSet<>(entry.signals());
        boolean negative = entry.opinion() == Told.Opinion.NEGATIVE;
        for (Kept one : before) {
            boolean same = negative == (one.record().standing() == Standing.NEGATIVE);
            if (!same || !wanted.remove(one.record().signal())) delete(one);
        }
        for (Signal signal : entry.signals()) {
            if (wanted.remove(signal)) {
                changes(signal.type())
                        .add(
                                Optional.of(entry.key().text()),
                                signal,
                                negative ? Standing.NEGATIVE : Standing.ENTRY,
                                "");
            }
        }
    }

    private RecordChanges changes(SignalType type) {
        ListId list = Optional.ofNullable(turn.lists().get(type))
                .orElseThrow(() -> new IllegalArgumentException("the turn names no list for " + type.label()));
        return Optional.ofNullable(lists.get(list.value())).orElseThrow();
    }

    private void delete(Kept one) {
        Optional.ofNullable(lists.get(one.list())).orElseThrow().delete(one.record());
    }

    private String[] keys() {
        return told.keySet().stream().map(RecordKey::text).toArray(String[]::new);
    }

    private List<Kept> kept(Connection connection, String[] keys) throws SQLException {
        return Sql.of(
                        ListRows.SELECT + " where r.key = any(?) and r.list_id = any(?) and r.standing <> "
                                + ListRows.WITHDRAWN,
                        keys,
                        lists.keySet().toArray(String[]::new))
                .all(
                        connection,
                        row -> new Kept(
                                row.getString("list_id"),
                                row.getString("key"),
                                ListRows.record(row, ListRow.type(row))));
    }

    /// What the end of a complete fetch takes away.
    Loss loss(Connection connection) throws SQLException {
        return Sql.of(
                        "select count(*) as standing,"
                                + " count(*) filter (where generation < ? and key <> all(?)) as leaving"
                                + " from feed_record where feed = ?",
                        generation,
                        keys(),
                        turn.feed())
                .first(connection, row -> new Loss(row.getLong("standing"), row.getLong("leaving")))
                .orElseThrow();
    }

    /// Takes out whatever this generation has not told.
    void sweep(Connection connection) throws SQLException {
        Sql.of(
                        ListRows.SELECT + " join feed_record f on f.key = r.key"
                                + " where f.feed = ? and f.generation < ? and f.key <> all(?) and r.list_id = any(?)"
                                + " and r.standing <> " + ListRows.WITHDRAWN,
                        turn.feed(),
                        generation,
                        keys(),
                        lists.keySet().toArray(String[]::new))
                .all(
                        connection,
                        row -> new Kept(
                                row.getString("list_id"),
                                row.getString("key"),
                                ListRows.record(row, ListRow.type(row))))
                .forEach(this::delete);
        int gone = Sql.of(
                        "delete from feed_record where feed = ? and generation < ? and key <> all(?)",
                        turn.feed(),
                        generation,
                        keys())
                .update(connection);
        touched = gone > 0;
    }

    /// Whether lists changed without an entry that came or went.
    boolean touched() {
        return touched || lists.values().stream().anyMatch(changes -> !changes.isEmpty());
    }

    private static int code(Told.Opinion opinion) {
        return switch (opinion) {
            case POSITIVE -> 0;
            case SEED -> 1;
            case NEGATIVE -> 2;
        };
    }

    Changed write(Connection connection, Attest attest, RecordChanges.Numbering snapshot) throws SQLException {
        List<List<Object>> standing = new ArrayList<>();
        List<List<Object>> withdrawn = new ArrayList<>();
        for (Told one : told.values()) {
            switch (one) {
                case Told.Withdrawn gone ->
                    withdrawn.add(List.of(turn.feed(), gone.key().text()));
                case Told.Entry entry ->
                    standing.add(
                            List.of(turn.feed(), entry.key().text(), code(entry.opinion()), entry.raw(), generation));
            }
        }
        Sql.batch(
                connection,
                "insert into feed_record (feed, key, opinion, raw, generation) values (?, ?, ?, ?, ?)"
                        + " on conflict (feed, key) do update set opinion = excluded.opinion, raw = excluded.raw,"
                        + " generation = excluded.generation",
                standing);
        Sql.batch(connection, "delete from feed_record where feed = ? and key = ?", withdrawn);
        RecordChanges.write(connection, lists.values(), turn.at(), attest, snapshot);
        return new Changed(
                lists.values().stream().mapToLong(RecordChanges::entered).sum(),
                lists.values().stream().mapToLong(RecordChanges::left).sum());
    }
}
