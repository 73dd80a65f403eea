package org.rowan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.flow.Breaker.Rule;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.ListId;
import org.rowan.screening.Match;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.Variant;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final HashEntry ENTRY = entry(7, new PdqHash(1, 2, 3, 4));

    private final Breaker breaker = new Breaker(new Rule(4, 15, Duration.ofHours(1)));

    @Test
    void many_different_files_far_and_wide_are_too_much() {
        assertThat(breaker.tripped(file(1), matches(3), NOON)).isEmpty();
        assertThat(breaker.tripped(file(2), matches(16), NOON)).isEmpty();
        assertThat(breaker.tripped(file(3), matches(9), NOON)).isEmpty();
        assertThat(breaker.tripped(file(4), matches(30), NOON.plusSeconds(3_599)))
                .containsExactly(ENTRY);
        assertThat(breaker.tripped(file(5), matches(30), NOON.plusSeconds(3_599)))
                .as("counted anew after it was told")
                .isEmpty();
    }

    @Test
    void a_picture_that_many_people_share_is_not() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.tripped(file(i), matches(i % 4 == 3 ? 20 : 4), NOON))
                    .isEmpty();
        }
    }

    @Test
    void a_flood_behind_a_picture_that_many_people_share_is_noticed() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(breaker.tripped(file(i), matches(4), NOON)).isEmpty();
        }
        int more = 0;
        while (breaker.tripped(file(1_000 + more), matches(30), NOON).isEmpty()) more++;
        assertThat(more).isEqualTo(7);
    }

    @Test
    void the_same_file_again_and_again_is_not() {
        for (int i = 0; i < 100; i++)
            assertThat(breaker.tripped(file(i % 3), matches(30), NOON)).isEmpty();
    }

    @Test
    void what_lies_outside_the_window_does_not_count() {
        for (int i = 0; i < 20; i++) {
            assertThat(breaker.tripped(file(i), matches(30), NOON.plusSeconds(1_201L * i)))
                    .isEmpty();
        }
    }

    @Test
    void two_files_of_one_md5_are_forged_and_no_number_of_one_sha256_is() {
        Digests digests = Digests.of(Bytes.utf8("a made file"));
        HashEntry md5 = entry(1, digests.md5());
        HashEntry sha256 = entry(2, digests.sha256());
        List<Match> both = List.of(new Match(md5, 0, Variant.ORIGINAL), new Match(sha256, 0, Variant.ORIGINAL));
        assertThat(breaker.tripped(file(1), both, NOON)).isEmpty();
        assertThat(breaker.tripped(file(2), both, NOON)).containsExactly(md5);
    }

    @Test
    void floods_of_entries_do_not_fill_the_memory_and_lose_only_the_oldest() {
        for (int i = 0; i < 25_000; i++) {
            HashEntry entry = entry(100 + i, new PdqHash(i, 0, 0, 1));
            assertThat(breaker.tripped(file(i), List.of(new Match(entry, 20, Variant.ORIGINAL)), NOON))
                    .isEmpty();
        }
        HashEntry last = entry(100 + 24_999, new PdqHash(24_999, 0, 0, 1));
        for (int i = 1; i < 4; i++) {
            List<HashEntry> told = breaker.tripped(file(-i), List.of(new Match(last, 20, Variant.ORIGINAL)), NOON);
            assertThat(told).hasSize(i < 3 ? 0 : 1);
        }
    }

    @Test
    void a_rule_without_sense_is_refused() {
        assertThatThrownBy(() -> new Rule(1, 15, Duration.ofHours(1))).hasMessageContaining("2 files");
        assertThatThrownBy(() -> new Rule(2, 256, Duration.ofHours(1))).hasMessageContaining("255 bits");
        assertThatThrownBy(() -> new Rule(2, 15, Duration.ZERO)).hasMessageContaining("window above 0");
    }

    private static List<Match> matches(int distance) {
        return List.of(new Match(ENTRY, distance, Variant.ORIGINAL));
    }

    private static Sha256 file(int number) {
        return Digests.of(Bytes.utf8("file " + number)).sha256();
    }

    private static HashEntry entry(int record, Signal signal) {
        return new HashEntry(new ListId("L-1"), "main", "provider", false, record, signal);
    }
}
