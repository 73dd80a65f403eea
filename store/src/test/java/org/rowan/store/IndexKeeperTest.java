package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.hashlist.ListRecord;
import org.rowan.testkit.contracts.HashListsContract;
import org.rowan.testkit.contracts.Samples;

class IndexKeeperTest {
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    private static void add(PostgresHashLists lists, String name) throws Exception {
        List<ListRecord> records = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> HashListsContract.record(i, name, ListRecord.Standing.ENTRY))
                .toList();
        lists.add(
                HashListsContract.list(name, true, records), records, Samples.fresh(32), HashListsContract.attested());
    }

    @Test
    void an_orderly_end_leaves_a_file_with_all_that_changed() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            IndexFile file = IndexFile.in(folder, told::add);
            PostgresHashLists lists = new PostgresHashLists(database, InstantSource.fixed(NOON), Optional.of(file));
            IndexKeeper keeper = IndexKeeper.of(lists, file, told::add);
            for (int i = 0; i < 1200 && !Files.exists(folder.resolve("lists.index")); i++) Thread.sleep(50);
            assertThat(folder.resolve("lists.index"))
                    .as("the first file is written at once")
                    .exists();
            add(lists, "one");
            keeper.close();

            assertThat(file.standing())
                    .isEqualTo(new IndexFile.Standing(lists.snapshot().number(), 50));
            database.transaction(
                    "emptying", c -> Sql.of("delete from hash_record").update(c));
            PostgresHashLists next = new PostgresHashLists(
                    database, InstantSource.fixed(NOON), Optional.of(IndexFile.in(folder, told::add)));
            assertThat(next.snapshot().size()).isEqualTo(50);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_told_and_everything_goes_on() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            IndexFile file = IndexFile.in(folder, told::add);
            Files.createDirectories(folder.resolve("lists.index/something"));
            PostgresHashLists lists = new PostgresHashLists(database, InstantSource.fixed(NOON), Optional.of(file));
            add(lists, "one");
            IndexKeeper.of(lists, file, told::add).close();
            assertThat(lists.snapshot().size()).isEqualTo(50);
            assertThat(told)
                    .anyMatch(line -> line.contains("is not used"))
                    .anyMatch(line -> line.contains("not written"));
            assertThat(folder.resolve("lists.index.new")).doesNotExist();
        }
    }
}
