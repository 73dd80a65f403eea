package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.HashList.AwaitingConfirmation;
import org.rowan.hashlist.HashList.InForce;
import org.rowan.hashlist.HashList.Retired;
import org.rowan.hashlist.HashList.Status;
import org.rowan.hashlist.LayeredIndex;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.HashLists;
import org.rowan.signal.SignalType;

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
    public void add(HashList list, List<ListRecord> records, Bytes salt, Attested attested) throws IOException {
        snapshots.changing(() -> database.transaction("importing a hash list", connection -> {
            boolean taken = Sql.of("select 1 from hash_list where name = ? and status <> 'retired'", list.name())
                    .first(connection, row -> true)
                    .isPresent();
            if (taken) throw new IllegalArgumentException("a list of this name exists and is not retired");
            Digest leaf = LogAppend.of(connection, list.importedAt(), attested);
            insert(connection, list, salt, leaf);
            ListRows.copyIn(connection, list.id(), records);
            return Optional.of(next(connection));
        }));
    }

    @Override
    public boolean change(HashList from, HashList to, Attested attested) throws IOException {
        return snapshots.changing(() -> database.transaction("changing a hash list", connection -> {
            Optional<HashList> kept = Sql.of(
                            "select * from hash_list where id = ? for update",
                            from.id().value())
                    .first(connection, PostgresHashLists::list);
            if (!kept.equals(Optional.of(from))) return Optional.empty();
            Sql.of(
                            "update hash_list set status = ?, status_since = ?, people = ? where id = ?",
                            word(to.status()),
                            since(to.status()),
                            people(to.status()),
                            to.id().value())
                    .update(connection);
            LogAppend.of(connection, clock.instant(), attested);
            return Optional.of(next(connection));
        }));
    }

    @Override
    public List<Listed> all() throws IOException {
        return database.transaction(
                "reading hash lists",
                connection -> Sql.of("select * from hash_list order by ordinal desc")
                        .all(connection, row -> new Listed(list(row), Sql.digest(row, "import_leaf"))));
    }

    @Override
    public List<ListRecord> records(ListId list, int first, int limit) throws IOException {
        return database.transaction(
                "reading records of a hash list",
                connection -> Sql.of(
                                "select r.*, l.type from hash_record r join hash_list l on l.id = r.list_id"
                                        + " where r.list_id = ? and r.number >= ? order by r.number limit ?",
                                list.value(),
                                first,
                                limit)
                        .all(connection, row -> ListRows.record(row, type(row))));
    }

    @Override
    public HashIndex snapshot() throws IOException {
        return snapshots.current();
    }

    private long currentNumber() throws IOException {
        return database.transaction("asking for the newest snapshot", PostgresHashLists::number);
    }

    private LayeredIndex build(LayeredIndex before) throws IOException {
        return database.snapshot("building the index of hash lists", connection -> {
            List<HashList> inForce = Sql.of("select * from hash_list where status = 'in-force' order by ordinal")
                    .all(connection, PostgresHashLists::list);
            return before.next(number(connection), inForce, (list, into) -> ListRows.entries(connection, list, into));
        });
    }

    private static long number(Connection connection) throws SQLException {
        return Sql.of("select number from list_snapshot")
                .first(connection, row -> row.getLong("number"))
                .orElseThrow();
    }

    /// Every change gives the snapshot a new number, under a lock that is held until the commit.
    private long next(Connection connection) throws SQLException {
        long number = Sql.of("update list_snapshot set number = number + 1 returning number")
                .first(connection, row -> row.getLong("number"))
                .orElseThrow();
        snapshots.announce(number);
        return number;
    }

    private static void insert(Connection connection, HashList list, Bytes salt, Digest leaf) throws SQLException {
        Sql.of(
                        "insert into hash_list (id, name, source, type, drill, records, entries,"
                                + " imported_by, imported_at, status, status_since, people, salt, import_leaf)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        list.id().value(),
                        list.name(),
                        list.source(),
                        list.type().label(),
                        list.drill(),
                        list.records(),
                        list.entries(),
                        list.importedBy(),
                        list.importedAt(),
                        word(list.status()),
                        since(list.status()),
                        people(list.status()),
                        salt,
                        leaf)
                .update(connection);
    }

    private static String word(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting -> "awaiting";
            case InForce inForce -> "in-force";
            case Retired retired -> "retired";
        };
    }

    private static Optional<java.time.Instant> since(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting -> Optional.empty();
            case InForce inForce -> Optional.of(inForce.since());
            case Retired retired -> Optional.of(retired.since());
        };
    }

    private static String[] people(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting ->
                awaiting.confirmedBy().stream().sorted().toArray(String[]::new);
            case InForce inForce -> inForce.confirmedBy().stream().sorted().toArray(String[]::new);
            case Retired retired -> new String[] {retired.by()};
        };
    }

    private static SignalType type(ResultSet row) throws SQLException {
        return SignalType.ofLabel(row.getString("type")).orElseThrow();
    }

    private static HashList list(ResultSet row) throws SQLException {
        return new HashList(
                new ListId(row.getString("id")),
                row.getString("name"),
                row.getString("source"),
                type(row),
                row.getBoolean("drill"),
                row.getInt("records"),
                row.getInt("entries"),
                row.getString("imported_by"),
                Sql.instant(row, "imported_at"),
                status(row));
    }

    private static Status status(ResultSet row) throws SQLException {
        List<String> people = Sql.texts(row, "people");
        return switch (row.getString("status")) {
            case "awaiting" -> new AwaitingConfirmation(new HashSet<>(people));
            case "in-force" -> new InForce(Sql.instant(row, "status_since"), new HashSet<>(people));
            case "retired" -> new Retired(Sql.instant(row, "status_since"), people.getFirst());
            default -> throw new SQLException("a list has a status that this version does not know", "22000");
        };
    }
}
