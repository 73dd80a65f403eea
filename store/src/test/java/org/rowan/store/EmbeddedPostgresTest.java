package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.contracts.Samples.NOON;
import static org.rowan.testkit.contracts.Samples.caseId;
import static org.rowan.testkit.contracts.Samples.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.cases.CaseId;

class EmbeddedPostgresTest {
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    /// Several threads commit; the database is killed outright; it comes back by itself; then everything
    /// stops and starts anew. Every change whose commit returned is there, and the log has no gap.
    @Test
    void what_was_committed_outlives_a_killed_database() throws Exception {
        Queue<CaseId> returned = new ConcurrentLinkedQueue<>();
        try (Store store = Store.open(folder, Optional.empty(), CLOCK, TOLD::add);
                ExecutorService pool = Executors.newFixedThreadPool(3)) {
            CountDownLatch under = new CountDownLatch(20);
            CountDownLatch after = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                pool.submit(() -> {
                    boolean failed = false;
                    while (true) {
                        CaseId id = caseId();
                        try {
                            store.journal().commit(opening(id, NOON));
                            returned.add(id);
                            under.countDown();
                            if (failed) break;
                        } catch (IOException e) {
                            failed = true;
                        }
                    }
                    after.countDown();
                    return failed;
                });
            }
            under.await();
            Launch.signal(store.embedded().orElseThrow().pid(), "KILL");
            after.await();
        }
        try (Store store = Store.open(folder, Optional.empty(), CLOCK, TOLD::add)) {
            for (CaseId id : returned) assertThat(store.journal().load(id)).isPresent();
            long size = store.journal().size();
            assertThat(store.journal().entries(0, size)).hasSize((int) size);
            assertThat(size).isGreaterThanOrEqualTo(returned.size());
        }
    }

    /// What a full disk does: PostgreSQL dies, and does not start either until somebody makes room.
    @Test
    void a_database_that_cannot_start_is_tried_until_it_can_and_says_so_meanwhile() throws Exception {
        try (Store store = Store.open(folder, Optional.empty(), CLOCK, TOLD::add)) {
            EmbeddedPostgres postgres = store.embedded().orElseThrow();
            assertThat(postgres.trouble()).isEmpty();
            Path needed = folder.resolve("database/cluster/global");
            Path aside = folder.resolve("database/cluster/global.aside");
            Files.move(needed, aside);
            Launch.signal(postgres.pid(), "KILL");
            await(() ->
                    postgres.trouble().filter(t -> t.contains("does not start")).isPresent());
            Files.move(aside, needed);

            await(() -> postgres.trouble().isEmpty());
            store.journal().commit(opening(caseId(), NOON));
        }
    }

    /// A part of a killed PostgreSQL holds its memory: "pre-existing shared memory block is still in use".
    @Test
    void a_part_that_outlives_a_killed_database_does_not_keep_it_from_coming_back() throws Exception {
        try (Store store = Store.open(folder, Optional.empty(), CLOCK, TOLD::add)) {
            EmbeddedPostgres postgres = store.embedded().orElseThrow();
            store.journal().size();
            ProcessHandle master = ProcessHandle.of(postgres.pid()).orElseThrow();
            for (ProcessHandle part : master.children().toList()) Launch.signal(part.pid(), "STOP");
            Launch.signal(postgres.pid(), "KILL");

            await(() -> !master.isAlive());
            await(() -> postgres.pid() != master.pid() && postgres.trouble().isEmpty());
            store.journal().commit(opening(caseId(), NOON));
        }
    }

    @Test
    void a_server_that_is_stopped_while_its_database_is_down_stops() throws Exception {
        Path needed = folder.resolve("database/cluster/global");
        try (Store store = Store.open(folder, Optional.empty(), CLOCK, TOLD::add)) {
            EmbeddedPostgres postgres = store.embedded().orElseThrow();
            Files.move(needed, folder.resolve("database/cluster/global.aside"));
            Launch.signal(postgres.pid(), "KILL");
            await(() -> postgres.trouble().isPresent());
        }
        assertThat(needed).doesNotExist();
    }

    private static void await(Callable<Boolean> until) throws Exception {
        for (int i = 0; i < 1200 && !until.call(); i++) Thread.sleep(50);
        assertThat(until.call()).isTrue();
    }

    /// A user of a service has no home, or one that is not there.
    @Test
    void without_a_home_the_programs_go_beside_the_database() throws IOException {
        Path spare = folder.resolve("cache");
        Path file = Files.writeString(folder.resolve("no-folder"), "");

        assertThat(PostgresBinaries.usable(Optional.empty(), Optional.of(file.resolve("home/.cache")), spare))
                .isEqualTo(spare);
        assertThat(PostgresBinaries.usable(Optional.empty(), Optional.empty(), spare))
                .isEqualTo(spare);
        assertThat(PostgresBinaries.usable(Optional.empty(), Optional.of(folder.resolve("h")), spare))
                .isEqualTo(folder.resolve("h/rowan"));
        assertThat(PostgresBinaries.usable(Optional.of(file), Optional.of(folder), spare))
                .isEqualTo(file.resolve("rowan"));
    }

    @Test
    void one_folder_serves_one_server() throws IOException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder.resolve("database"))) {
            assertThat(first.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("database")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another server uses");
        }
    }

    @Test
    void the_password_is_for_the_owner_alone_and_the_cluster_for_the_databases_user() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("database"))) {
            Path password = folder.resolve("database").resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            int user = Owner.uidOf(Path.of("/proc", Long.toString(postgres.pid())));
            assertThat(user).isNotZero();
            assertThat(Owner.uidOf(folder.resolve("database").resolve("cluster")))
                    .isEqualTo(user);
            assertThat(Files.readString(folder.resolve("database").resolve("postgres.log")))
                    .doesNotContain(Files.readString(password).strip());
        }
    }

    @Test
    void a_cluster_that_was_begun_and_not_finished_is_made_anew() throws IOException {
        Path left = folder.resolve("database").resolve("cluster.new");
        Files.createDirectories(left);
        Files.writeString(left.resolve("PG_VERSION"), "18\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("database"))) {
            assertThat(postgres.pid()).isPositive();
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void a_cluster_of_another_postgresql_is_left_alone() throws IOException {
        EmbeddedPostgres.start(folder.resolve("database")).close();
        Path version = folder.resolve("database").resolve("cluster").resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("database")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void a_newer_databases_tables_are_left_alone() throws IOException {
        Database.Address address = TestDatabase.address("newer");
        try (Database database = Database.open(address)) {
            database.transaction(
                    "ageing",
                    c -> Sql.of("insert into schema_step (n, digest) values (99, ?)", new byte[32])
                            .update(c));
        }
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A newer Rowan used it");
    }

    @Test
    void no_database_at_the_url_is_a_sentence() {
        Database.Address nowhere =
                new Database.Address("jdbc:postgresql://127.0.0.1:1/none", "rowan", new java.util.Properties());
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void settings_that_must_hold_do() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                String value = database.transaction(
                        "reading a setting",
                        c -> Sql.of("select current_setting(?)", setting)
                                .first(c, row -> row.getString(1))
                                .orElseThrow());
                assertThat(value).as(setting).isEqualTo("on");
            }
        }
    }
}
