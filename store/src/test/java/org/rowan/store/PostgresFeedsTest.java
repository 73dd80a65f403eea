package org.rowan.store;

import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rowan.auditlog.Entry;
import org.rowan.port.Feeds;
import org.rowan.port.HashLists;
import org.rowan.port.LivingLists;
import org.rowan.testkit.contracts.FeedsContract;

class PostgresFeedsTest implements FeedsContract {
    private Database database;
    private PostgresHashLists lists;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        lists = new PostgresHashLists(database, InstantSource.fixed(NOON));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public HashLists lists() {
        return lists;
    }

    @Override
    public LivingLists living() {
        return new PostgresLivingLists(database, lists);
    }

    @Override
    public Feeds feeds() {
        return new PostgresFeeds(database, lists);
    }

    @Override
    public List<Entry> log() throws IOException {
        PostgresJournal journal = new PostgresJournal(database);
        return journal.entries(0, journal.size());
    }
}
