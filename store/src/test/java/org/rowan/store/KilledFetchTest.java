package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListTerms;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.rowan.testkit.contracts.HashListsContract;
import org.rowan.testkit.contracts.Samples;

/// A process that follows an exchange is killed again and again; another one looks on.
class KilledFetchTest {
    private static final long SEED = 20261126;
    private static final int KILLS = 8;

    @Test
    void whenever_the_fetch_is_killed_every_page_is_there_once_or_not_at_all() throws Exception {
        Random random = new Random(SEED);
        String schema = "killed_fetch";
        Database.Address address = TestDatabase.address(schema);
        try (Database database = Database.open(address)) {
            PostgresHashLists lists = new PostgresHashLists(database, InstantSource.fixed(NOON));
            PostgresFeeds feeds = new PostgresFeeds(database, lists);
            ListId list = opened(lists);
            Set<Integer> whole = sizes();
            int done = 0;
            int kills = 0;
            for (int kill = 0; kill < KILLS && done < PageWriter.PAGES; kill++) {
                Process writer = writer(address, schema, list);
                long until = System.nanoTime() + (150 + random.nextInt(900)) * 1_000_000L;
                while (System.nanoTime() < until) {
                    assertThat(whole)
                            .as("a snapshot of whole pages")
                            .contains(lists.snapshot().size());
                }
                writer.destroyForcibly().waitFor();
                int now = PageWriter.done(feeds.of(PageWriter.FEED));
                assertThat(now).as("seed %d, kill %d", SEED, kill).isGreaterThanOrEqualTo(done);
                done = now;
                if (done < PageWriter.PAGES) kills++;
                agree(lists, list, done);
            }
            System.out.printf("killed %d times, after page %d of %d at last%n", kills, done, PageWriter.PAGES);
            assertThat(kills).as("seed %d: it was killed on the way", SEED).isPositive();
            while (PageWriter.page(feeds, list)) {
                assertThat(whole).contains(lists.snapshot().size());
            }
            agree(lists, list, PageWriter.PAGES);
            PostgresJournal journal = new PostgresJournal(database);
            assertThat(journal.size()).as("the import, and each page once").isEqualTo(1L + PageWriter.PAGES);
        }
    }

    private static ListId opened(PostgresHashLists lists) throws IOException {
        HashList list = HashList.opened(
                new ListId("list-killed"),
                "killed",
                "example.org",
                SignalType.SHA256,
                true,
                ListTerms.of("killed"),
                "reviewer.one",
                NOON);
        lists.add(list, List.of(), Samples.fresh(32), HashListsContract.attested());
        return list.id();
    }

    private static Set<Integer> sizes() {
        return IntStream.rangeClosed(0, PageWriter.PAGES)
                .mapToObj(page -> PageWriter.after(page).size())
                .collect(Collectors.toSet());
    }

    /// The index of this process, one made anew, and the records hold what was told up to this page.
    private static void agree(PostgresHashLists lists, ListId list, int pages) throws IOException {
        Map<String, Signal> standing = PageWriter.after(pages);
        HashIndex index = lists.snapshot();
        assertThat(index.size()).isEqualTo(standing.size());
        assertThat(standing.values())
                .allSatisfy(signal -> assertThat(index.exact(signal)).hasSize(1));
        Set<Signal> records = new HashSet<>();
        for (ListRecord record : lists.records(list, 1, 100_000)) records.add(record.signal());
        assertThat(records).isEqualTo(new HashSet<>(standing.values()));
    }

    private static Process writer(Database.Address address, String schema, ListId list) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        path,
                        PageWriter.class.getName(),
                        address.url(),
                        schema,
                        list.value())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(PageWriter.written(address.credentials()));
        }
        String first =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(first).as("the writer is under way").isEqualTo("begins");
        return process;
    }
}
