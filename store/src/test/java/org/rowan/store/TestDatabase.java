package org.rowan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of this process, and a schema of its own for each test.
final class TestDatabase {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    private static final class Running {
        static final Path FOLDER = folder();
        static final EmbeddedPostgres POSTGRES = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory("rowan-test-database");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(FOLDER.resolve("database"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
                PostgresBinaries.delete(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Database fresh() throws IOException {
        return Database.open(address("test_" + SCHEMAS.incrementAndGet()));
    }

    /// Where the tables of a database of this process are.
    static Database.Address schemaOf(Database database) throws IOException {
        return address(database.transaction(
                "asking for the schema",
                c -> Sql.of("select current_schema() as name")
                        .first(c, row -> row.getString("name"))
                        .orElseThrow()));
    }

    static Database.Address address(String schema) {
        Properties credentials = Running.POSTGRES.credentials();
        return new Database.Address(Running.POSTGRES.url(), schema, credentials);
    }
}
