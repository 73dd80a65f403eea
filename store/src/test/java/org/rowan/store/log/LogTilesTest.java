package org.rowan.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.ProofCheck;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact.SoftwareDeploy;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.TlogProof;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRole;
import org.rowan.testkit.tlog.OutsideChecker;

class LogTilesTest {
    @TempDir
    private Path data;

    private FileKeys keys;
    private Path folder;

    @BeforeEach
    void keys() throws IOException {
        keys = KeyFolder.open(data.resolve("keys"), "log.example.org/safety", EnumSet.allOf(KeyRole.class));
        folder = data.resolve("log");
    }

    @Test
    void a_published_log_of_any_size_is_proven_from_outside() throws IOException {
        Memory memory = new Memory();
        LogTiles tiles = tiles();
        for (int size : new int[] {1, 2, 100, 255, 256, 257, 300, 512, 513, 1000}) {
            memory.growTo(size);
            assertThat(tiles.publish(memory)).isInstanceOf(Publishing.Advanced.class);
            assertProven(size);
            assertThat(tiles.head().orElseThrow().root()).isEqualTo(memory.root());
        }
    }

    @Test
    void whole_tiles_leave_no_parts_behind() throws IOException {
        Memory memory = new Memory();
        LogTiles tiles = tiles();
        memory.growTo(200);
        tiles.publish(memory);
        memory.growTo(257);
        tiles.publish(memory);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/1",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/1");
    }

    @Test
    void without_anything_new_nothing_is_signed_or_written() throws IOException {
        Memory memory = new Memory();
        memory.growTo(3);
        tiles().publish(memory);
        Bytes before = Bytes.adopt(Files.readAllBytes(folder.resolve("checkpoint")));

        List<Path> written = new ArrayList<>();
        assertThat(LogTiles.at(folder, data.resolve("signed-head"), keys, keys.logKey(), written::add)
                        .publish(memory))
                .isInstanceOf(Publishing.Unchanged.class);
        assertThat(written).isEmpty();
        assertThat(Bytes.adopt(Files.readAllBytes(folder.resolve("checkpoint"))))
                .isEqualTo(before);
    }

    @Test
    void an_empty_log_has_a_signed_head_too() throws IOException {
        assertThat(tiles().head()).isEmpty();
        tiles().publish(new Memory());
        assertThat(tiles().head().orElseThrow().root()).isEqualTo(MerkleTree.EMPTY);
        assertProven(0);
    }

    @Test
    void every_entry_is_proven_by_a_file_of_its_own() throws IOException {
        Memory memory = new Memory();
        memory.growTo(600);
        LogTiles tiles = tiles();
        tiles.publish(memory);
        for (int index : new int[] {0, 1, 255, 256, 511, 512, 599}) {
            TlogProof proof = tiles.prove(index);
            assertThat(proof.verify(memory.entries.get(index).leafHash())).isEqualTo(new ProofCheck.Proven());
            assertThat(proof.verify(memory.entries.get(index ^ 1).leafHash())).isInstanceOf(ProofCheck.Broken.class);
        }
        assertThatThrownBy(() -> tiles.prove(600)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_publisher_stopped_before_any_write_goes_on_where_it_was() throws IOException {
        Memory memory = new Memory();
        memory.growTo(250);
        tiles().publish(memory);
        memory.growTo(530);
        Path start = copyOf("start");
        int writes = countWrites(memory);
        assertThat(writes).isGreaterThan(8);

        for (int n = 0; n < writes; n++) {
            restore(start);
            int stopAt = n;
            int[] count = {0};
            LogTiles stopped = LogTiles.at(folder, data.resolve("signed-head"), keys, keys.logKey(), file -> {
                if (count[0]++ == stopAt) {
                    throw new IOException("stopped before " + file.getFileName());
                }
            });
            assertThatThrownBy(() -> stopped.publish(memory)).hasMessageStartingWith("stopped before");
            // What a reader sees in between is a whole log, the old one or the new.
            assertThat(verdict()).as("before write %d", n).isInstanceOf(LogVerdict.Proven.class);
            Optional<SignedNote> signed = note(data.resolve("signed-head"));

            memory.growTo(531);
            assertThat(stopped.publish(memory)).isInstanceOf(Publishing.Advanced.class);
            assertThat(verdict(signed.orElseThrow())).as("after write %d", n).isInstanceOf(LogVerdict.Proven.class);
            assertProven(531);
            memory.shrinkTo(530);
        }
    }

    @Test
    void a_head_signed_but_not_yet_shown_is_shown_and_not_signed_again() throws IOException {
        Memory memory = new Memory();
        memory.growTo(5);
        LogTiles stopped = LogTiles.at(folder, data.resolve("signed-head"), keys, keys.logKey(), file -> {
            if (file.endsWith("checkpoint")) {
                throw new IOException("stopped");
            }
        });
        assertThatThrownBy(() -> stopped.publish(memory)).hasMessage("stopped");

        assertThat(tiles().publish(memory)).isInstanceOf(Publishing.Advanced.class);
        assertThat(Files.readString(folder.resolve("checkpoint")))
                .isEqualTo(Files.readString(data.resolve("signed-head")));
    }

    @Test
    void a_journal_restored_from_an_older_backup_is_not_signed() throws IOException {
        Memory memory = new Memory();
        memory.growTo(300);
        LogTiles tiles = tiles();
        tiles.publish(memory);
        String before = Files.readString(folder.resolve("checkpoint"));

        memory.shrinkTo(280);
        assertRefused(tiles.publish(memory), "the head signed last has 300 entries, the journal 280");
        assertRefused(tiles().publish(memory), "the head signed last has 300 entries, the journal 280");
        memory.diverge();
        memory.growTo(310);
        assertRefused(tiles.publish(memory), "the journal's first 300 entries are not those that were signed");
        assertRefused(tiles().publish(memory), "the journal's first 300 entries are not those that were signed");
        assertThat(Files.readString(folder.resolve("checkpoint"))).isEqualTo(before);
        assertProven(300);
    }

    @Test
    void a_log_folder_restored_from_an_older_backup_does_not_make_the_log_begin_earlier() throws IOException {
        Memory memory = new Memory();
        memory.growTo(10);
        tiles().publish(memory);
        Path older = copyOf("older");
        memory.growTo(20);
        tiles().publish(memory);
        delete(folder);
        copy(older.resolve("log"), folder);

        memory.shrinkTo(10);
        assertRefused(tiles().publish(memory), "the head signed last has 20 entries, the journal 10");
    }

    @Test
    void a_log_folder_that_is_lost_is_written_anew_under_the_same_head() throws IOException {
        Memory memory = new Memory();
        memory.growTo(700);
        tiles().publish(memory);
        String before = Files.readString(folder.resolve("checkpoint"));
        delete(folder);

        assertThat(tiles().publish(memory)).isInstanceOf(Publishing.Advanced.class);
        assertThat(Files.readString(folder.resolve("checkpoint"))).isEqualTo(before);
        assertProven(700);
    }

    @Test
    void a_damaged_tile_is_written_anew_from_the_journal() throws IOException {
        Memory memory = new Memory();
        memory.growTo(300);
        tiles().publish(memory);
        for (String kind : List.of("tile/0/001.p/", "tile/1/000.p/", "tile/entries/001.p/")) {
            String width = kind.startsWith("tile/1") ? "1" : Integer.toString(memory.entries.size() - 256);
            Path file = folder.resolve(kind + width);
            byte[] bytes = Files.readAllBytes(file);
            bytes[3] ^= 1;
            Files.write(file, bytes);
            assertThat(verdict()).as(kind).isInstanceOf(LogVerdict.Refused.class);

            memory.growTo(memory.entries.size() + 1);
            assertThat(tiles().publish(memory)).isInstanceOf(Publishing.Advanced.class);
            assertProven(memory.entries.size());
        }
    }

    @Test
    void a_checkpoint_of_another_key_stops_the_publisher() throws IOException {
        Memory memory = new Memory();
        memory.growTo(3);
        tiles().publish(memory);
        FileKeys other = KeyFolder.open(data.resolve("others"), "log.example.org/safety", EnumSet.allOf(KeyRole.class));

        assertThatThrownBy(() -> LogTiles.at(folder, data.resolve("signed-head"), other, other.logKey())
                        .publish(memory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a checkpoint signed by this log's key");
    }

    private LogTiles tiles() {
        return LogTiles.at(folder, data.resolve("signed-head"), keys, keys.logKey());
    }

    private int countWrites(Memory memory) throws IOException {
        int[] count = {0};
        LogTiles.at(folder, data.resolve("signed-head"), keys, keys.logKey(), file -> count[0]++)
                .publish(memory);
        return count[0];
    }

    private LogVerdict verdict() throws IOException {
        return LogCheck.check(new LogFolder(folder, file -> {}), LogTrust.of(keys.logKey()));
    }

    private LogVerdict verdict(SignedNote since) throws IOException {
        return LogCheck.check(
                new LogFolder(folder, file -> {}), LogTrust.of(keys.logKey()).since(since));
    }

    private void assertProven(long size) throws IOException {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        LogVerdict.Proven.class,
                        proven -> assertThat(proven.head().size()).isEqualTo(size));
        // And by a program that shares nothing with this one.
        var outside = OutsideChecker.check(
                path -> LogFolder.readFile(folder.resolve(path)).map(Bytes::toArray),
                keys.logKey().written(),
                true);
        assertThat(outside).isEqualTo(new OutsideChecker.Opinion(size, List.of()));
    }

    private static void assertRefused(Publishing publishing, String sentence) {
        assertThat(publishing)
                .isInstanceOfSatisfying(
                        Publishing.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains(sentence)
                                .contains("Nothing is signed"));
    }

    private static Optional<SignedNote> note(Path file) throws IOException {
        return SignedNote.read(Files.readString(file)) instanceof SignedNote note
                ? Optional.of(note)
                : Optional.empty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private Path copyOf(String name) throws IOException {
        Path copy = data.resolve(name);
        copy(folder, copy.resolve("log"));
        Files.copy(data.resolve("signed-head"), copy.resolve("signed-head"));
        return copy;
    }

    private void restore(Path copy) throws IOException {
        delete(folder);
        copy(copy.resolve("log"), folder);
        Files.copy(
                copy.resolve("signed-head"),
                data.resolve("signed-head"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// A journal in memory.
    private static final class Memory implements SequencedEntries {
        private final List<Entry> entries = new ArrayList<>();
        private int era;

        void growTo(int size) {
            while (entries.size() < size) {
                byte[] salt = new byte[16];
                salt[0] = (byte) era;
                salt[1] = (byte) (entries.size() >> 8);
                salt[2] = (byte) entries.size();
                entries.add(Entry.of(
                        Instant.ofEpochSecond(1_790_000_000L + entries.size()),
                        new Salt(Bytes.adopt(salt)),
                        new SoftwareDeploy(
                                Label.of("matcher"), Label.of("0.1.0"), MerkleTree.EMPTY, Optional.empty())));
            }
        }

        void shrinkTo(int size) {
            entries.subList(size, entries.size()).clear();
        }

        void diverge() {
            era++;
        }

        Digest root() {
            return MerkleTree.root(entries.stream().map(Entry::leafHash).toList());
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public List<Entry> entries(long from, long to) {
            return List.copyOf(entries.subList((int) from, (int) to));
        }
    }
}
