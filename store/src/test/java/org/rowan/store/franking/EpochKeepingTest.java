package org.rowan.store.franking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.ServiceFact;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Schedule;

class EpochKeepingTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    private Path data;

    private Kept kept;

    @BeforeEach
    void aFolder() {
        kept = new Kept(data.resolve("franking"));
    }

    private List<KeptKey> keys() throws IOException {
        return new EpochKeyFolder(kept.folder).all();
    }

    @Test
    void the_first_round_makes_this_week_and_the_next_and_says_so() throws IOException {
        kept.round();

        assertThat(kept.told()).containsExactly("key.create frank-tag 1", "key.create frank-tag 2");
        assertThat(keys()).extracting(KeptKey::state).containsOnly(KeptKey.State.LIVE);
        assertThat(keys().get(0).epoch().notBefore()).isEqualTo(MONDAY);
        assertThat(keys().get(1).epoch())
                .isEqualTo(Schedule.USUAL.after(keys().get(0).epoch()));
        kept.round();
        kept.restart();
        kept.round();
        assertThat(kept.log).hasSize(2);
    }

    @Test
    void a_week_never_begins_without_its_key() throws IOException {
        kept.round();
        for (int hour = 0; hour < 24 * 30; hour += 2) {
            assertThat(kept.stamping().at(kept.now)).isPresent();
            kept.pass(Duration.ofHours(2));
        }
        assertThat(keys()).hasSize(6);
    }

    @Test
    void a_week_without_rounds_is_bridged_and_a_longer_one_is_not() throws IOException {
        kept.round();
        Instant end = MONDAY.plus(Duration.ofDays(14));

        assertThat(kept.stamping().at(end.minusMillis(1)).orElseThrow().epoch().kid())
                .isEqualTo(2);
        assertThat(kept.stamping()
                        .at(end.plusSeconds(299))
                        .orElseThrow()
                        .epoch()
                        .kid())
                .isEqualTo(2);
        assertThat(kept.stamping().at(end.plusSeconds(301))).isEmpty();
    }

    @Test
    void a_key_goes_when_its_window_has_closed_and_the_log_says_so_with_the_same_check() throws IOException {
        kept.round();
        KeptKey first = keys().getFirst();
        Instant due = first.epoch().notAfter().plus(Duration.ofDays(181));
        kept.pass(Duration.ofDays(Duration.between(kept.now, due).toDays()));
        kept.pass(Duration.between(kept.now, due).minusHours(1));
        assertThat(kept.folder.resolve("1.key")).exists();
        assertThat(kept.verifying().of(1)).isInstanceOf(KeyStanding.Usable.class);

        kept.pass(Duration.ofHours(3));

        assertThat(kept.folder.resolve("1.key")).doesNotExist();
        assertThat(Files.readString(kept.folder.resolve("1.gone")))
                .contains("ended: window")
                .doesNotContain("secret");
        assertThat(kept.verifying().of(1)).isEqualTo(new KeyStanding.Destroyed());
        List<ServiceFact> gone = kept.log.stream()
                .filter(ServiceFact.KeyDestroy.class::isInstance)
                .toList();
        assertThat(gone).singleElement().isInstanceOfSatisfying(ServiceFact.KeyDestroy.class, fact -> {
            assertThat(fact.number()).isEqualTo(1);
            assertThat(fact.check()).isEqualTo(first.check());
        });
        assertThat(keys().stream().filter(key -> key.state() == KeptKey.State.LIVE))
                .hasSize(27);
    }

    @Test
    void old_keys_go_although_no_new_ones_are_wanted() throws IOException {
        kept.round();
        kept.now = MONDAY.plus(Duration.ofDays(7 + 181));
        kept.keeping().round(kept.now, false, kept);
        kept.nanos += Duration.ofHours(1).toNanos();
        kept.keeping().round(kept.now, false, kept);

        assertThat(keys()).extracting(KeptKey::state).containsExactly(KeptKey.State.GONE, KeptKey.State.LIVE);
    }

    @Test
    void a_clock_that_jumps_ahead_destroys_nothing_within_a_day() throws IOException {
        kept.round();
        kept.pass(Duration.ofDays(21));
        Instant right = kept.now;
        int told = kept.log.size();
        kept.now = right.plus(Duration.ofDays(3650));
        kept.keeping().round(kept.now, false, kept);
        kept.pass(Duration.ofHours(20));
        assertThat(kept.keeping().trouble().orElseThrow())
                .contains("5 keys of epochs are to be destroyed at once")
                .contains("set it right");
        assertThat(kept.folder.resolve("1.key")).exists();

        kept.now = right;
        kept.round();
        assertThat(kept.keeping().trouble()).isEmpty();
        assertThat(kept.log.stream().filter(ServiceFact.KeyDestroy.class::isInstance))
                .isEmpty();
        assertThat(kept.stamping().at(right)).isPresent();
        assertThat(kept.log.size()).isGreaterThan(told);
    }

    @Test
    void after_a_long_rest_all_that_is_due_goes_within_a_day() throws IOException {
        kept.round();
        kept.pass(Duration.ofDays(21));
        kept.now = kept.now.plus(Duration.ofDays(400));
        kept.restart();
        kept.round();
        kept.pass(Duration.ofHours(25));

        assertThat(keys().stream().filter(key -> key.kid() <= 5))
                .extracting(KeptKey::state)
                .containsOnly(KeptKey.State.GONE);
        assertThat(kept.keeping().trouble()).isEmpty();
    }

    @Test
    void a_clock_set_back_makes_a_key_with_a_new_number_and_reuses_none() throws IOException {
        kept.round();
        kept.now = kept.now.minus(Duration.ofDays(70));
        kept.round();

        assertThat(keys()).extracting(KeptKey::kid).containsExactly(1, 2, 3, 4);
        assertThat(kept.stamping().at(kept.now).orElseThrow().epoch().kid()).isEqualTo(3);
    }

    @Test
    void a_log_that_fails_leaves_a_key_that_stamps_nothing_until_it_is_told() throws IOException {
        kept.logFails = Optional.of(new IOException("the database cannot be reached"));
        assertThatThrownBy(kept::round).hasMessage("the database cannot be reached");
        assertThat(keys()).extracting(KeptKey::state).containsExactly(KeptKey.State.MADE);
        assertThat(kept.stamping().at(kept.now)).isEmpty();
        assertThat(kept.verifying().of(1)).isEqualTo(new KeyStanding.NeverIssued());

        kept.logFails = Optional.empty();
        kept.restart();
        kept.round();
        assertThat(kept.told()).containsExactly("key.create frank-tag 1", "key.create frank-tag 2");
    }

    @Test
    void a_log_that_fails_at_the_end_is_told_later_and_the_secret_is_gone_before() throws IOException {
        kept.round();
        Files.createFile(kept.folder.resolve("1.compromised"));
        kept.logFails = Optional.of(new IOException("the database cannot be reached"));
        assertThatThrownBy(kept::round).hasMessage("the database cannot be reached");
        assertThat(kept.folder.resolve("1.key")).doesNotExist();
        assertThat(kept.verifying().of(1)).isEqualTo(new KeyStanding.Compromised());

        kept.logFails = Optional.empty();
        kept.restart();
        kept.round();
        assertThat(kept.told()).contains("key.destroy frank-tag 1").endsWith("key.create frank-tag 3");
        assertThat(Files.readString(kept.folder.resolve("1.gone"))).contains("ended: compromised");
        assertThat(kept.verifying().of(1)).isEqualTo(new KeyStanding.Compromised());
        assertThat(kept.stamping().at(kept.now).orElseThrow().epoch().kid()).isEqualTo(3);
    }

    @Test
    void a_kill_between_tombstone_and_wiping_is_made_good() throws IOException {
        kept.round();
        EpochKeyFile key = EpochKeyFile.read(kept.folder.resolve("1.key"), 1);
        key.ended(KeptKey.Ending.COMPROMISED).write(kept.folder.resolve("1.going"));
        assertThat(kept.verifying().of(1)).isEqualTo(new KeyStanding.Compromised());

        kept.round();
        assertThat(kept.folder.resolve("1.key")).doesNotExist();
        assertThat(keys().getFirst().state()).isEqualTo(KeptKey.State.GONE);
    }

    @Test
    void an_older_folder_put_back_gives_no_number_twice() throws IOException {
        kept.round();
        kept.pass(Duration.ofDays(7));
        Files.move(kept.folder.resolve("3.key"), data.resolve("3.key"));
        kept.restart();
        assertThatThrownBy(kept::round)
                .hasMessageContaining("the log has 3 keys of epochs")
                .hasMessageContaining("3.lost");
        assertThat(kept.folder.resolve("3.made")).doesNotExist();

        Files.createFile(kept.folder.resolve("3.lost"));
        kept.round();
        assertThat(keys()).extracting(KeptKey::kid).containsExactly(1, 2, 4);
        assertThat(kept.verifying().of(3)).isEqualTo(new KeyStanding.Destroyed());
    }

    @Test
    void an_empty_folder_beside_a_log_with_keys_begins_nothing_anew() throws IOException {
        kept.round();
        Kept other = new Kept(data.resolve("empty"));
        other.log.addAll(kept.log);
        assertThatThrownBy(other::round).hasMessageContaining("the log has 2 keys of epochs");
        assertThat(other.folder).doesNotExist();
    }

    @Test
    void a_key_of_the_same_number_that_is_another_is_refused() throws IOException {
        kept.round();
        Kept other = new Kept(data.resolve("other"));
        other.round();
        Files.copy(
                other.folder.resolve("2.key"),
                kept.folder.resolve("2.key"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        kept.restart();
        assertThatThrownBy(kept::round).hasMessageContaining("the key 2 of keys/franking is another one");
    }

    @Test
    void a_log_put_back_from_before_is_told_of_the_newest_keys_again() throws IOException {
        kept.round();
        kept.log.removeLast();
        kept.restart();
        kept.round();
        assertThat(kept.told()).containsExactly("key.create frank-tag 1", "key.create frank-tag 2");
    }
}
