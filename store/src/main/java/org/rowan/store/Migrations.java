package org.rowan.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Brings the tables from whatever version they have to this one, in the one transaction it is given: all
/// steps or none. A step that was once released is never altered; its digest is kept and compared.
final class Migrations {
    /// In order. Only ever added to.
    private static final List<String> STEPS = List.of(
            "V1__journal.sql",
            "V2__lists_and_people.sql",
            "V3__log_origin.sql",
            "V4__living_lists.sql",
            "V5__index_file.sql",
            "V6__suspended_entries.sql",
            "V7__harmless_files.sql");

    /// Any number that nobody else in this database uses for a lock.
    private static final long LOCK = 0x526f77616eL;

    private Migrations() {}

    /// Returns how many steps were taken.
    ///
    /// - Errors: `IOException` when the tables are newer than this version, or were made by altered steps.
    static int apply(Connection connection, String schema) throws SQLException, IOException {
        // Two servers that start at once take turns.
        Sql.of("select pg_advisory_xact_lock(?)", LOCK).first(connection, row -> true);
        run(connection, "create schema if not exists " + schema);
        run(connection, "create table if not exists schema_step (n integer primary key, digest bytea not null)");
        List<Digest> taken =
                Sql.of("select digest from schema_step order by n").all(connection, row -> Sql.digest(row, "digest"));
        if (taken.size() > STEPS.size()) {
            throw new IOException(
                    "database: its tables have version %d and this server knows %d. A newer Rowan used it:"
                                    .formatted(taken.size(), STEPS.size())
                            + " start that one. Nothing was changed.");
        }
        for (int n = 0; n < STEPS.size(); n++) {
            Bytes step = read(STEPS.get(n));
            if (n >= taken.size()) {
                run(connection, step.asUtf8());
                Sql.of("insert into schema_step (n, digest) values (?, ?)", n + 1, Digest.of(step))
                        .update(connection);
            } else if (!taken.get(n).equals(Digest.of(step))) {
                throw new IOException("database: its tables were made by another %s than this server brings. Start the"
                                .formatted(STEPS.get(n))
                        + " release that made them. Nothing was changed.");
            }
        }
        return STEPS.size() - taken.size();
    }

    private static void run(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static Bytes read(String step) throws IOException {
        try (InputStream in = Optional.ofNullable(Migrations.class.getResourceAsStream("/db/migration/" + step))
                .orElseThrow(() -> new IllegalStateException("the migration " + step + " is not on the class path"))) {
            return Bytes.adopt(in.readAllBytes());
        }
    }
}
