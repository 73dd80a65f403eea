package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.Gone;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.LayeredIndex;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.HashLists;

/// Hash lists in PostgreSQL, and in memory the index of those in force.
public final class PostgresHashLists implements HashLists {
    private final Database database;
    private final InstantSource clock;
    private final Snapshots snapshots;

    PostgresHashLists(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.snapshots = new Snapshots(this::currentNumber, this::build);
    }

    @Override
    public void add(HashList list, List<ListRecord> records, Bytes salt, List<Attested> attested) throws IOException {
        snapshots.changing(() -> database.transaction("importing a hash list", connection -> {
            boolean taken = Sql.of("select 1 from hash_list where name = ? and status <> 'retired'", list.name())
                    .first(connection, row -> true)
                    .isPresent();
            if (taken) throw new IllegalArgumentException("a list of this name exists and is not retired");
            Digest leaf =
                    LogAppend.ofService(connection, list.importedAt(), attested).getFirst();
            ListRow.insert(connection, list, salt, leaf);
            ListRows.copyIn(connection, list.id(), records);
            return Optional.of(next(connection));
        }));
    }

    @Override
    public boolean change(HashList from, HashList to, List<Attested> attested) throws IOException {
        return snapshots.changing(() -> database.transaction("changing a hash list", connection -> {
            Optional<HashList> kept = ListRow.locked(connection, from.id()).map(Listed::list);
            if (!kept.equals(Optional.of(from))) return Optional.empty();
            ListRow.update(connection, to);
            LogAppend.ofService(connection, clock.instant(), attested);
            return Optional.of(next(connection));
        }));
    }

    @Override
    public List<Listed> all() throws IOException {
        return database.transaction(
                "reading hash lists",
                connection ->
                        Sql.of("select * from hash_list order by ordinal desc").all(connection, ListRow::listed));
    }

    @Override
    public List<ListRecord> records(ListId list, int first, int limit) throws IOException {
        return database.transaction(
                "reading records of a hash list",
                connection -> Sql.of(
                                ListRows.SELECT + " where r.list_id = ? and r.number >= ? and r.standing <> "
                                        + ListRows.WITHDRAWN + " order by r.number limit ?",
                                list.value(),
                                first,
                                limit)
                        .all(connection, row -> ListRows.record(row, ListRow.type(row))));
    }

    @Override
    public HashIndex snapshot() throws IOException {
        return snapshots.current();
    }

    Snapshots snapshots() {
        return snapshots;
    }

    private long currentNumber() throws IOException {
        return database.transaction("asking for the newest snapshot", PostgresHashLists::number);
    }

    private LayeredIndex build(LayeredIndex before) throws IOException {
        return database.snapshot("building the index of hash lists", connection -> {
            List<HashList> inForce = Sql.of("select * from hash_list where status = 'in-force' order by ordinal")
                    .all(connection, ListRow::read);
            List<Gone> gone = before.number() == Snapshots.NONE ? List.of() : gone(connection, before.number());
            return before.next(
                    number(connection),
                    inForce,
                    gone,
                    (list, after, into) -> ListRows.entries(connection, list, after, into));
        });
    }

    private static List<Gone> gone(Connection connection, long since) throws SQLException {
        return Sql.of("select list_id, number from hash_record where left_at > ?", since)
                .all(connection, row -> new Gone(new ListId(row.getString("list_id")), row.getInt("number")));
    }

    private static long number(Connection connection) throws SQLException {
        return Sql.of("select number from list_snapshot")
                .first(connection, row -> row.getLong("number"))
                .orElseThrow();
    }

    /// Every change gives the snapshot a new number, under a lock that is held until the commit.
    long next(Connection connection) throws SQLException {
        long number = Sql.of("update list_snapshot set number = number + 1 returning number")
                .first(connection, row -> row.getLong("number"))
                .orElseThrow();
        snapshots.announce(number);
        return number;
    }
}
