package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
import org.rowan.signal.Sha256;

/// Hash lists in PostgreSQL, and in memory the index of those in force.
public final class PostgresHashLists implements HashLists {
    /// Files that the database knows; servers that share it have one each.
    private static final int REMEMBERED = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final Optional<IndexFile> file;
    private final Snapshots snapshots;

    PostgresHashLists(Database database, InstantSource clock) {
        this(database, clock, Optional.empty());
    }

    /// `file`: from which the first index is made, as far as it goes.
    PostgresHashLists(Database database, InstantSource clock, Optional<IndexFile> file) {
        this.database = database;
        this.clock = clock;
        this.file = file;
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

    @Override
    public Harmless harmless(Sha256 sha256, Instant at) throws IOException {
        return database.transaction("looking for a harmless file", connection -> {
            if (HarmlessFiles.reviewed(connection, sha256, at)) return Harmless.REVIEWED;
            boolean listed = Sql.of(
                            "select 1 from hash_record r join hash_list l on l.id = r.list_id where r.standing = 2"
                                    + " and r.signal = ? and l.type = 'sha256' and l.status = 'in-force' limit 1",
                            sha256.value())
                    .first(connection, row -> true)
                    .isPresent();
            return listed ? Harmless.LISTED : Harmless.UNKNOWN;
        });
    }

    Snapshots snapshots() {
        return snapshots;
    }

    private long currentNumber() throws IOException {
        return database.transaction("asking for the newest snapshot", PostgresHashLists::number);
    }

    private LayeredIndex build(LayeredIndex before) throws IOException {
        return database.snapshot("building the index of hash lists", connection -> {
            LayeredIndex from =
                    before.number() == Snapshots.NONE ? kept(connection).orElse(before) : before;
            List<HashList> inForce = Sql.of("select * from hash_list where status = 'in-force' order by ordinal")
                    .all(connection, ListRow::read);
            List<Gone> gone = from.number() == Snapshots.NONE ? List.of() : gone(connection, from.number());
            return from.next(
                    number(connection),
                    inForce,
                    gone,
                    (list, after, into) -> ListRows.entries(connection, list, after, into));
        });
    }

    private Optional<LayeredIndex> kept(Connection connection) throws SQLException {
        if (file.isEmpty()) return Optional.empty();
        List<HashList> lists = Sql.of("select * from hash_list").all(connection, ListRow::read);
        IndexFile.Known known = digest -> Sql.of("select 1 from index_file where digest = ?", digest)
                .first(connection, row -> true)
                .isPresent();
        return file.get().read(known, lists, number(connection));
    }

    /// Writes the file with the newest index, unless it holds that already. False when another process is
    /// at it.
    ///
    /// - Errors: `IOException`; the file that was there before stays.
    boolean keep() throws IOException {
        LayeredIndex newest = snapshots.current();
        if (file.isEmpty() || file.get().standing().number() == newest.number()) return true;
        return file.get().write(newest, this::register);
    }

    /// The database forgets what it knew long ago.
    void register(Digest digest, long number) throws IOException {
        database.transaction("making the file of the index known", connection -> {
            Sql.of(
                            "insert into index_file (digest, number) values (?, ?)"
                                    + " on conflict (digest) do update set number = excluded.number",
                            digest,
                            number)
                    .update(connection);
            return Sql.of(
                            "delete from index_file where ordinal <= (select max(ordinal) from index_file) - ?",
                            REMEMBERED)
                    .update(connection);
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
