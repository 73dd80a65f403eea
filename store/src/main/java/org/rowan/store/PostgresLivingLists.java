package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.LivingLists;

/// Single entries of hash lists in PostgreSQL.
public final class PostgresLivingLists implements LivingLists {
    private final Database database;
    private final PostgresHashLists lists;

    PostgresLivingLists(Database database, PostgresHashLists lists) {
        this.database = database;
        this.lists = lists;
    }

    @Override
    public Edited edit(ListId id, List<Edit> edits, Instant at, Attest attest) throws IOException {
        return lists.snapshots()
                .changed(() -> database.transaction("changing entries of a hash list", connection -> {
                    Optional<Listed> listed = ListRow.locked(connection, id);
                    if (listed.isEmpty()) return Snapshots.nothing(new Refused(Why.NO_SUCH_LIST));
                    HashList list = listed.get().list();
                    if (list.status() instanceof HashList.Retired) return Snapshots.nothing(new Refused(Why.RETIRED));
                    if (!list.living() && edits.stream().anyMatch(Add.class::isInstance)) {
                        return Snapshots.nothing(new Refused(Why.NOT_LIVING));
                    }
                    RecordChanges changes = RecordChanges.of(connection, listed.get());
                    Optional<List<Integer>> numbers = gather(changes, edits, named(connection, list, edits));
                    if (numbers.isEmpty()) return Snapshots.nothing(new Refused(Why.NO_SUCH_RECORD));
                    RecordChanges.write(connection, List.of(changes), at, attest, lists::next);
                    return Snapshots.something(new Done(numbers.get()));
                }));
    }

    private record Named(ListRecord record, Optional<String> key) {}

    private static Map<Integer, Named> named(Connection connection, HashList list, List<Edit> edits)
            throws SQLException {
        Integer[] numbers =
                edits.stream().flatMap(edit -> record(edit).stream()).toArray(Integer[]::new);
        Map<Integer, Named> named = new HashMap<>();
        Sql.of(
                        ListRows.SELECT + " where r.list_id = ? and r.number = any(?) and r.standing <> "
                                + ListRows.WITHDRAWN,
                        list.id().value(),
                        numbers)
                .all(
                        connection,
                        row -> new Named(ListRows.record(row, list.type()), Optional.ofNullable(row.getString("key"))))
                .forEach(one -> named.put(one.record().number(), one));
        return named;
    }

    private static Optional<Integer> record(Edit edit) {
        return switch (edit) {
            case Add add -> Optional.empty();
            case Withdraw withdraw -> Optional.of(withdraw.record());
            case Disable disable -> Optional.of(disable.record());
            case Enable enable -> Optional.of(enable.record());
            case Accept accept -> Optional.of(accept.record());
            case Refuse refuse -> Optional.of(refuse.record());
        };
    }

    /// The number that each record has afterwards; empty when one edit cannot be made.
    private static Optional<List<Integer>> gather(RecordChanges changes, List<Edit> edits, Map<Integer, Named> named) {
        List<Integer> numbers = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit instanceof Add add) {
                Standing standing = add.pending() ? Standing.PENDING : Standing.ENTRY;
                numbers.add(changes.add(Optional.of(add.key().text()), add.signal(), standing, add.raw()));
                continue;
            }
            Optional<Named> one = record(edit).map(named::remove).filter(n -> fits(edit, n.record()));
            if (one.isEmpty()) return Optional.empty();
            numbers.add(make(changes, edit, one.get()));
        }
        return Optional.of(numbers);
    }

    private static boolean fits(Edit edit, ListRecord record) {
        return switch (edit) {
            case Add add -> true;
            case Withdraw withdraw -> true;
            case Disable disable -> record.standing() == Standing.ENTRY;
            case Enable enable -> record.standing() == Standing.DISABLED;
            case Accept accept -> record.standing() == Standing.PENDING;
            case Refuse refuse -> record.standing() == Standing.PENDING;
        };
    }

    private static int make(RecordChanges changes, Edit edit, Named one) {
        switch (edit) {
            case Disable disable -> changes.disable(one.record());
            case Enable enable -> changes.renumber(one.record(), one.key());
            case Accept accept -> changes.renumber(one.record(), one.key());
            case Withdraw withdraw -> changes.delete(one.record());
            case Refuse refuse -> changes.delete(one.record());
            case Add add -> throw new IllegalStateException("an addition names no record");
        }
        return edit instanceof Enable || edit instanceof Accept
                ? changes.newest()
                : one.record().number();
    }

    @Override
    public List<Keyed> keyed(RecordKey key) throws IOException {
        return records(Sql.of(
                ListRows.SELECT + " where r.key = ? and l.status <> 'retired' order by l.ordinal, r.number",
                key.text()));
    }

    @Override
    public List<Keyed> waiting(int limit) throws IOException {
        return records(Sql.of(
                ListRows.SELECT + " where r.standing = " + ListRows.code(Standing.PENDING)
                        + " and l.status <> 'retired' order by l.ordinal, r.number limit ?",
                limit));
    }

    private List<Keyed> records(Sql statement) throws IOException {
        return database.transaction(
                "looking for records of hash lists",
                connection -> statement.all(
                        connection,
                        row -> new Keyed(
                                new ListId(row.getString("list_id")), ListRows.record(row, ListRow.type(row)))));
    }

    @Override
    public Optional<RecordKey> keyOf(ListId list, int record) throws IOException {
        return database.transaction(
                "reading the key of a record",
                connection -> Sql.of(
                                "select key from hash_record where list_id = ? and number = ? and key is not null",
                                list.value(),
                                record)
                        .first(connection, row -> new RecordKey(row.getString("key"))));
    }
}
