package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.LayeredIndex;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.LivingLists;
import org.rowan.testkit.contracts.HashListsContract;
import org.rowan.testkit.contracts.Samples;

class IndexFileTest {
    private static final long SEED = 20261126;
    private static final int ENTRIES = 300;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<ListRecord> records = IntStream.rangeClosed(1, ENTRIES)
            .mapToObj(i -> HashListsContract.record(i, "line", ListRecord.Standing.ENTRY))
            .toList();
    private Database database;
    private HashList list;

    @BeforeEach
    void written() throws IOException {
        database = TestDatabase.fresh();
        PostgresHashLists lists = opened();
        list = HashListsContract.list("drill list", true, records);
        lists.add(list, records, Samples.fresh(32), HashListsContract.attested());
        assertThat(lists.keep()).isTrue();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PostgresHashLists opened() throws IOException {
        return new PostgresHashLists(database, InstantSource.fixed(NOON), Optional.of(IndexFile.in(folder, told::add)));
    }

    private Path file() {
        return folder.resolve("lists.index");
    }

    private void whole(HashIndex index) {
        assertThat(index.size()).isEqualTo(ENTRIES);
        assertThat(records)
                .allSatisfy(record -> assertThat(index.exact(record.signal())).isNotEmpty());
    }

    /// Only the records that are not in the file are read: without them in the database it is still whole.
    @Test
    void a_start_serves_what_is_in_the_file_without_reading_the_records() throws IOException {
        database.transaction("emptying", c -> Sql.of("delete from hash_record").update(c));
        whole(opened().snapshot());
        assertThat(told).isEmpty();
    }

    @Test
    void the_file_is_for_its_owner_alone_and_names_no_list() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lock"))))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("drill list");
    }

    @Test
    void what_came_and_went_after_the_file_was_written_is_seen() throws IOException {
        PostgresHashLists other = new PostgresHashLists(database, InstantSource.fixed(NOON));
        List<ListRecord> more = List.of(HashListsContract.record(1, "more", ListRecord.Standing.ENTRY));
        other.add(HashListsContract.list("more", true, more), more, Samples.fresh(32), HashListsContract.attested());
        new PostgresLivingLists(database, other)
                .edit(
                        list.id(),
                        List.of(new LivingLists.Disable(17)),
                        NOON,
                        delta -> HashListsContract.attested().getFirst());

        HashIndex index = opened().snapshot();
        assertThat(told).isEmpty();
        assertThat(index.size()).isEqualTo(ENTRIES);
        assertThat(index.exact(records.get(16).signal()))
                .noneMatch(entry -> entry.list().equals(list.id()) && entry.record() == 17);
        assertThat(index.exact(more.getFirst().signal()))
                .anyMatch(entry -> entry.listName().equals("more"));
    }

    @Test
    void a_list_that_was_retired_is_not_in_the_next_file() throws IOException {
        PostgresHashLists lists = opened();
        long before = Files.size(file());
        HashList retired = ((HashList.Changed) list.retire("somebody", NOON)).list();
        assertThat(lists.change(list, retired, HashListsContract.attested())).isTrue();
        assertThat(opened().snapshot().isEmpty()).isTrue();
        assertThat(lists.keep()).isTrue();
        assertThat(Files.size(file())).isLessThan(before / 10);
        assertThat(told).isEmpty();
    }

    @Test
    void a_file_that_ends_too_early_or_goes_on_is_not_used() throws IOException {
        byte[] sound = Files.readAllBytes(file());
        for (int length = 0; length < sound.length; length += 1 + sound.length / 40) {
            refused(Arrays.copyOf(sound, length));
        }
        refused(Arrays.copyOf(sound, sound.length - 1));
        refused(Arrays.copyOf(sound, sound.length + 8));
    }

    @Test
    void a_file_with_one_bit_turned_anywhere_is_not_used() throws IOException {
        Random random = new Random(SEED);
        byte[] sound = Files.readAllBytes(file());
        for (int i = 0; i < 60; i++) {
            byte[] turned = sound.clone();
            turned[i < 24 ? i : random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
            refused(turned);
        }
    }

    @Test
    void garbage_is_not_used_even_with_a_digest_that_fits() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[8 * (4 + random.nextInt(200))];
            random.nextBytes(garbage);
            refused(garbage);
            refused(sealed(garbage));
        }
    }

    /// Known to the database, so that only what reads it stands in the way.
    @Test
    void a_known_file_that_is_no_index_or_of_another_version_is_not_used() throws IOException {
        Random random = new Random(SEED);
        byte[] sound = Files.readAllBytes(file());
        for (int i = 0; i < 10; i++) {
            byte[] changed = Arrays.copyOf(sound, sound.length - Digest.LENGTH);
            ByteBuffer head = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(8 * (i / 2), i % 2 == 0 ? random.nextLong() : Integer.MAX_VALUE - 9);
            byte[] file = sealed(changed);
            known(file);
            refused(file);
        }
    }

    private static byte[] sealed(byte[] content) {
        byte[] file = Arrays.copyOf(content, content.length + Digest.LENGTH);
        byte[] digest = Digest.sha256().digest(content);
        System.arraycopy(digest, 0, file, content.length, digest.length);
        return file;
    }

    private void known(byte[] file) throws IOException {
        byte[] digest = Arrays.copyOfRange(file, file.length - Digest.LENGTH, file.length);
        database.transaction(
                "knowing",
                c -> Sql.of("insert into index_file (digest, number) values (?, 0) on conflict do nothing", digest)
                        .update(c));
    }

    private void refused(byte[] content) throws IOException {
        told.clear();
        Files.write(file(), content);
        whole(opened().snapshot());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).contains("is not used", file().toString(), "built from the database");
    }

    @Test
    void a_file_of_another_database_or_of_a_later_state_is_not_used() throws IOException {
        byte[] own = Files.readAllBytes(file());
        database.transaction("going back", c -> Sql.of("delete from index_file").update(c));
        refused(own);
        known(own);
        database.transaction(
                "going back", c -> Sql.of("update list_snapshot set number = 0").update(c));
        refused(own);
    }

    @Test
    void what_cannot_be_read_as_a_file_is_not_used() throws IOException {
        Files.move(file(), folder.resolve("elsewhere"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectory(file());
        whole(opened().snapshot());
        assertThat(told).hasSize(1);

        Files.delete(file());
        Files.createSymbolicLink(file(), folder.resolve("elsewhere"));
        whole(opened().snapshot());
        assertThat(told).hasSize(2);

        Files.delete(file());
        whole(opened().snapshot());
        assertThat(told).as("a file that is not there is nothing to tell").hasSize(2);
    }

    @Test
    void a_write_that_fails_leaves_the_file_that_was_there() throws IOException {
        byte[] before = Files.readAllBytes(file());
        IndexFile index = IndexFile.in(folder, told::add);
        assertThatThrownBy(() -> index.write(LayeredIndex.empty(9), (digest, number) -> {
                    throw new IOException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(folder.resolve("lists.index.new")).doesNotExist();
        whole(opened().snapshot());
    }

    /// A process writes the file again and again and is killed again and again, at any moment of it.
    @Test
    void whenever_the_writer_is_killed_the_last_whole_file_serves() throws Exception {
        Random random = new Random(SEED);
        int halves = 0;
        for (int kill = 0; kill < 12; kill++) {
            Process writer = IndexWriter.start(TestDatabase.schemaOf(database), folder);
            Thread.sleep(random.nextInt(120));
            writer.destroyForcibly().waitFor();
            if (Files.exists(folder.resolve("lists.index.new"))) halves++;
            whole(opened().snapshot());
            assertThat(told).as("seed %d, kill %d", SEED, kill).isEmpty();
            assertThat(folder.resolve("lists.index.new")).doesNotExist();
        }
        assertThat(halves).as("some were killed while they wrote").isPositive();
    }

    @Test
    void two_writers_do_not_meet() throws Exception {
        Process writer = IndexWriter.holding(TestDatabase.schemaOf(database), folder);
        try {
            assertThat(IndexFile.in(folder, told::add).write(LayeredIndex.empty(9), (digest, number) -> {}))
                    .isFalse();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.READ)) {
            assertThat(FileSource.digest(channel)).isPresent();
        }
    }
}
