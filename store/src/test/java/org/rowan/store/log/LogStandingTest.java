package org.rowan.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact.SoftwareDeploy;
import org.rowan.base.Bytes;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRole;

/// A journal from a back-up, looked at before anything acts on it.
class LogStandingTest {
    private static final String ORIGIN = "log.example.org/safety";

    @TempDir
    private Path data;

    private FileKeys keys;
    private final Journal journal = new Journal();

    @BeforeEach
    void aPublishedLog() throws IOException {
        keys = KeyFolder.open(data.resolve("keys"), ORIGIN, EnumSet.allOf(KeyRole.class));
        journal.growTo(10, 0);
        tiles(keys).publish(journal);
        journal.promise = new SequencedEntries.Promise(ORIGIN, 10);
    }

    private LogTiles tiles(FileKeys by) {
        return LogTiles.at(data.resolve("log"), signedHead(), by, by.logKey());
    }

    private Path signedHead() {
        return data.resolve("signed-head");
    }

    @Test
    void a_journal_that_goes_on_is_sound_and_looking_signs_nothing() throws IOException {
        journal.growTo(12, 0);
        String before = Files.readString(signedHead());

        assertThat(tiles(keys).standing(journal)).isEqualTo(new LogStanding.Sound());
        assertThat(Files.readString(signedHead())).isEqualTo(before);
    }

    @Test
    void an_older_journal_and_one_that_went_on_by_itself_are_broken() throws IOException {
        journal.shrinkTo(8);
        assertThat(tiles(keys).standing(journal)).isInstanceOf(LogStanding.Broken.class);
        journal.growTo(20, 1);
        assertThat(tiles(keys).standing(journal)).isInstanceOf(LogStanding.Broken.class);
    }

    @Test
    void without_the_head_signed_last_a_published_journal_is_never_signed() throws IOException {
        Files.delete(signedHead());
        journal.growTo(12, 0);

        assertThat(tiles(keys).standing(journal)).isInstanceOf(LogStanding.Broken.class);
        assertThat(tiles(keys).publish(journal))
                .isInstanceOfSatisfying(
                        Publishing.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("was restored from a back-up", "begin a new log"));
        assertThat(signedHead()).doesNotExist();
    }

    /// Somebody outside kept the newest checkpoint: it takes the place of what the folder forgot.
    @Test
    void a_checkpoint_that_was_kept_outside_takes_the_place_of_the_head() throws IOException {
        String kept = Files.readString(signedHead());
        Files.delete(signedHead());
        Files.writeString(signedHead(), kept);
        assertThat(tiles(keys).standing(journal)).isEqualTo(new LogStanding.Sound());

        journal.shrinkTo(9);
        assertThat(tiles(keys).standing(journal)).isInstanceOf(LogStanding.Broken.class);
    }

    @Test
    void a_log_begun_anew_under_another_name_is_told_apart_and_may_be_signed() throws IOException {
        for (String aside : List.of("log", "signed-head", "keys/log.vkey")) {
            Files.move(data.resolve(aside), data.resolve("aside-" + aside.replace('/', '-')));
        }
        FileKeys renamed = KeyFolder.open(data.resolve("keys"), "log.example.org/second", EnumSet.allOf(KeyRole.class));

        assertThat(tiles(renamed).standing(journal)).isInstanceOf(LogStanding.Renamed.class);
        assertThat(tiles(renamed).publish(journal)).isInstanceOf(Publishing.Advanced.class);
        journal.promise = new SequencedEntries.Promise("log.example.org/second", 10);
        assertThat(tiles(renamed).standing(journal)).isEqualTo(new LogStanding.Sound());
    }

    @Test
    void a_head_that_is_not_of_this_log_is_broken_and_no_crash() throws IOException {
        Files.writeString(signedHead(), "not a head\n");
        assertThat(tiles(keys).standing(journal)).isInstanceOf(LogStanding.Broken.class);
    }

    private static final class Journal implements SequencedEntries {
        private final List<Entry> entries = new ArrayList<>();
        private Promise promise = new Promise("", 0);

        void growTo(int size, int era) {
            while (entries.size() < size) {
                byte[] salt = new byte[16];
                salt[0] = (byte) era;
                salt[1] = (byte) entries.size();
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

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public Promise promised() {
            return promise;
        }

        @Override
        public List<Entry> entries(long from, long to) {
            return List.copyOf(entries.subList((int) from, (int) to));
        }
    }
}
