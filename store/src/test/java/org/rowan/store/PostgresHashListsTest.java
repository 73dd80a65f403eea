package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Entry;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.HashLists;
import org.rowan.testkit.contracts.HarmlessContract;
import org.rowan.testkit.contracts.HashListsContract;
import org.rowan.testkit.contracts.Samples;

class PostgresHashListsTest implements HashListsContract, HarmlessContract {
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
    public List<Entry> log() throws IOException {
        return journal().entries(0, journal().size());
    }

    @Override
    public PostgresJournal journal() {
        return new PostgresJournal(database);
    }

    @Test
    void a_list_added_by_another_process_is_in_the_next_snapshot() throws IOException {
        assertThat(lists.snapshot().isEmpty()).isTrue();
        PostgresHashLists other = new PostgresHashLists(database, InstantSource.fixed(NOON));
        List<ListRecord> records = IntStream.rangeClosed(1, 20_000)
                .mapToObj(i -> HashListsContract.record(i, "line", ListRecord.Standing.ENTRY))
                .toList();
        HashList list = HashListsContract.list("drill list", true, records);
        other.add(list, records, Samples.fresh(32), HashListsContract.attested());
        assertThat(lists.snapshot().size()).isEqualTo(20_000);
        assertThat(lists.snapshot()).isSameAs(lists.snapshot());
    }
}
