package org.rowan.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/// Everything that is kept in one data directory and one database; opened together, closed in order.
///
/// Without `url` the database is our own, in `DIR/database`; the vault is `DIR/vault` and the file of the
/// index `DIR/index` in any case.
public final class Store implements AutoCloseable {
    static final String SCHEMA = "rowan";

    private final Optional<EmbeddedPostgres> embedded;
    private final Database database;
    private final FileVault vault;
    private final PostgresJournal journal;
    private final PostgresHashLists hashLists;
    private final IndexKeeper keeper;
    private final PostgresLivingLists livingLists;
    private final PostgresFeeds feeds;

    private Store(
            Optional<EmbeddedPostgres> embedded,
            Database database,
            FileVault vault,
            IndexFile index,
            InstantSource clock,
            Consumer<String> told) {
        this.embedded = embedded;
        this.database = database;
        this.vault = vault;
        this.journal = new PostgresJournal(database);
        this.hashLists = new PostgresHashLists(database, clock, Optional.of(index));
        this.keeper = IndexKeeper.of(hashLists, index, told);
        this.livingLists = new PostgresLivingLists(database, hashLists);
        this.feeds = new PostgresFeeds(database, hashLists);
    }

    /// Opens the store, making what is not there.
    ///
    /// - `url`: JDBC address of a PostgreSQL with user and password in it,
    ///   `jdbc:postgresql://host/db?user=…`.
    /// - `told`: hears, in a sentence each, what keeps the index from being read from its file or written.
    /// - Errors: `IOException` with a sentence for the operator; nothing runs then.
    public static Store open(Path directory, Optional<String> url, InstantSource clock, Consumer<String> told)
            throws IOException {
        makeDirectory(directory);
        FileVault vault = FileVault.open(directory.resolve("vault"));
        IndexFile index = IndexFile.in(directory.resolve("index"), told);
        if (url.isPresent()) {
            Database database = Database.open(new Database.Address(url.get(), SCHEMA, new Properties()));
            return new Store(Optional.empty(), database, vault, index, clock, told);
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(directory.resolve("database"));
        try {
            Database database = Database.open(new Database.Address(embedded.url(), SCHEMA, embedded.credentials()));
            return new Store(Optional.of(embedded), database, vault, index, clock, told);
        } catch (IOException e) {
            embedded.close();
            throw e;
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        try {
            OwnerOnly.makeFolder(directory);
        } catch (IOException e) {
            throw new IOException(
                    ("data directory %s cannot be made. Expected a place that this user may write to."
                                    + " The server did not start.")
                            .formatted(directory),
                    e);
        }
        if (!Files.isWritable(directory)) {
            throw new IOException(
                    "data directory %s: expected a folder that this user may write to. The server did not start."
                            .formatted(directory));
        }
    }

    public PostgresJournal journal() {
        return journal;
    }

    public FileVault vault() {
        return vault;
    }

    public PostgresHashLists hashLists() {
        return hashLists;
    }

    public PostgresLivingLists livingLists() {
        return livingLists;
    }

    public PostgresFeeds feeds() {
        return feeds;
    }

    public People people() {
        return new People(database);
    }

    public ApiClients apiClients() {
        return new ApiClients(database);
    }

    public Counts counts() {
        return new Counts(database);
    }

    /// Our own database, when there is one.
    public Optional<EmbeddedPostgres> embedded() {
        return embedded;
    }

    @Override
    public void close() throws IOException {
        keeper.close();
        database.close();
        if (embedded.isPresent()) embedded.get().close();
    }
}
