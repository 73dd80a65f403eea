package org.rowan.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/// One PostgreSQL database with our tables in it, and the only place that turns its errors into sentences.
final class Database implements AutoCloseable {
    /// `serialization_failure`, `deadlock_detected`: nothing was wrong with the change itself.
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 8;
    private static final int CONNECTIONS = 12;
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /// - `schema`: where our tables are; made if it is not there.
    record Address(String url, String schema, Properties credentials) {}

    interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    /// Connects and brings the tables up to date.
    static Database open(Address address) throws IOException {
        HikariDataSource pool = pool(address);
        Database database = new Database(pool);
        try {
            database.transaction("bringing the tables up to date", c -> Migrations.apply(c, address.schema()));
            return database;
        } catch (IOException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(Address address) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rowan");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(driverProperties(address));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new IOException(
                    "database: no connection. Expected PostgreSQL 14 or later at the configured URL. Check that it"
                            + " runs, and that address, user and password are right. The server did not start.",
                    e.getCause());
        }
    }

    private static Properties driverProperties(Address address) {
        Properties properties = new Properties();
        properties.putAll(address.credentials());
        properties.setProperty("currentSchema", address.schema());
        properties.setProperty("ApplicationName", "rowan");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // A server's detail names the offending value, and that may be personal.
        properties.setProperty("logServerErrorDetail", "false");
        // Whoever configured this database cannot lessen what a commit means.
        properties.setProperty("options", "-c synchronous_commit=on");
        return properties;
    }

    /// All of `work` or nothing of it. `doing`: for the sentence of a failure, for example `saving a
    /// change`.
    <T> T transaction(String doing, Work<T> work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                // Left without a commit, the pool rolls back when the connection comes home.
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                if (attempt < ATTEMPTS && WORTH_REPEATING.contains(state(e))) continue;
                throw failure(doing, e);
            }
        }
    }

    /// Reads several tables as they were at one moment.
    <T> T snapshot(String doing, Work<T> work) throws IOException {
        return transaction(doing, connection -> {
            Sql.of("set transaction isolation level repeatable read, read only").update(connection);
            return work.in(connection);
        });
    }

    private static IOException failure(String doing, SQLException e) {
        String sentence = switch (state(e)) {
            case "53100" -> "the database has no room left on its disk. Free space; nothing else is needed.";
            case "53300" -> "the database accepts no more connections. Raise max_connections, or stop others.";
            case "42501" -> "the database user may not do this. Make it the owner of Rowan's schema.";
            case "25006" -> "the database takes no writes (a stand-by?). Point Rowan at the primary.";
            case "57P01", "57P02", "57P03" -> "the database is stopping or starting. Try again.";
            default ->
                state(e).startsWith("08")
                        ? "the database cannot be reached. Check that it runs; then try again."
                        : "the database refused with state " + state(e) + ". Its own log says why.";
        };
        return new IOException(doing + ": " + sentence + " Nothing was changed.", e);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "08000" : e.getSQLState();
    }

    @Override
    public void close() {
        pool.close();
    }
}
