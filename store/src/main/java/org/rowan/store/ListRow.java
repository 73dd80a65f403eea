package org.rowan.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.HashList.AwaitingConfirmation;
import org.rowan.hashlist.HashList.InForce;
import org.rowan.hashlist.HashList.Paused;
import org.rowan.hashlist.HashList.Proposed;
import org.rowan.hashlist.HashList.Retired;
import org.rowan.hashlist.HashList.Status;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.port.HashLists.Listed;
import org.rowan.signal.SignalType;

/// A hash list as a row of its table.
final class ListRow {
    private ListRow() {}

    static void insert(Connection connection, HashList list, Bytes salt, Digest leaf) throws SQLException {
        Sql.of(
                        "insert into hash_list (id, name, source, type, drill, records, entries,"
                                + " imported_by, imported_at, salt, import_leaf, living, bank, licence, purpose,"
                                + " status, people)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'awaiting', '{}')",
                        list.id().value(),
                        list.name(),
                        list.source(),
                        list.type().label(),
                        list.drill(),
                        list.records(),
                        list.entries(),
                        list.importedBy(),
                        list.importedAt(),
                        salt,
                        leaf,
                        list.living(),
                        list.terms().bank(),
                        list.terms().licence(),
                        list.terms().purpose())
                .update(connection);
        update(connection, list);
    }

    /// What can change of a list.
    static void update(Connection connection, HashList list) throws SQLException {
        Optional<Reach> proposed = list.proposed().map(Proposed::reach);
        Sql.of(
                        "update hash_list set records = ?, entries = ?, status = ?, status_since = ?, status_by = ?,"
                                + " people = ?, own_distance = ?, own_quality = ?, proposed_distance = ?,"
                                + " proposed_quality = ?, proposed_by = ?, suspended = ? where id = ?",
                        list.records(),
                        list.entries(),
                        word(list.status()),
                        since(list.status()),
                        by(list.status()),
                        people(list.status()).stream().sorted().toArray(String[]::new),
                        list.terms().reach().distance(),
                        list.terms().reach().quality(),
                        proposed.flatMap(Reach::distance),
                        proposed.flatMap(Reach::quality),
                        list.proposed().map(Proposed::by),
                        list.suspended().stream().sorted().toArray(Integer[]::new),
                        list.id().value())
                .update(connection);
    }

    static Optional<Listed> locked(Connection connection, ListId list) throws SQLException {
        return Sql.of("select * from hash_list where id = ? for update", list.value())
                .first(connection, ListRow::listed);
    }

    static Listed listed(ResultSet row) throws SQLException {
        return new Listed(read(row), Sql.digest(row, "import_leaf"));
    }

    static HashList read(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String bank = row.getString("bank");
        Reach own = reach(row, "own");
        ListTerms terms = bank.isEmpty()
                ? ListTerms.of(name).with(own)
                : new ListTerms(bank, row.getString("licence"), row.getString("purpose"), own);
        Optional<String> proposedBy = Optional.ofNullable(row.getString("proposed_by"));
        Reach proposed = reach(row, "proposed");
        return new HashList(
                new ListId(row.getString("id")),
                name,
                row.getString("source"),
                type(row),
                row.getBoolean("drill"),
                row.getInt("records"),
                row.getInt("entries"),
                row.getString("imported_by"),
                Sql.instant(row, "imported_at"),
                status(row),
                row.getBoolean("living"),
                terms,
                proposedBy.map(by -> new Proposed(proposed, by)),
                Set.of((Integer[]) row.getArray("suspended").getArray()));
    }

    static SignalType type(ResultSet row) throws SQLException {
        return SignalType.ofLabel(row.getString("type")).orElseThrow();
    }

    private static Reach reach(ResultSet row, String which) throws SQLException {
        return new Reach(number(row, which + "_distance"), number(row, which + "_quality"));
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static String word(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting -> "awaiting";
            case InForce inForce -> "in-force";
            case Paused paused -> "paused";
            case Retired retired -> "retired";
        };
    }

    private static Optional<Instant> since(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting -> Optional.empty();
            case InForce inForce -> Optional.of(inForce.since());
            case Paused paused -> Optional.of(paused.since());
            case Retired retired -> Optional.of(retired.since());
        };
    }

    private static Optional<String> by(Status status) {
        return status instanceof Paused paused ? Optional.of(paused.by()) : Optional.empty();
    }

    private static Set<String> people(Status status) {
        return switch (status) {
            case AwaitingConfirmation awaiting -> awaiting.confirmedBy();
            case InForce inForce -> inForce.confirmedBy();
            case Paused paused -> paused.confirmedBy();
            case Retired retired -> Set.of(retired.by());
        };
    }

    private static Status status(ResultSet row) throws SQLException {
        List<String> people = Sql.texts(row, "people");
        return switch (row.getString("status")) {
            case "awaiting" -> new AwaitingConfirmation(new HashSet<>(people));
            case "in-force" -> new InForce(Sql.instant(row, "status_since"), new HashSet<>(people));
            case "paused" ->
                new Paused(Sql.instant(row, "status_since"), row.getString("status_by"), new HashSet<>(people));
            case "retired" -> new Retired(Sql.instant(row, "status_since"), people.getFirst());
            default -> throw new SQLException("a list has a status that this version does not know", "22000");
        };
    }
}
