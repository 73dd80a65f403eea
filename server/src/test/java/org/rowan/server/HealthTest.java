package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final Health health = new Health();

    /// A database that is gone makes each check wait for a connection; whoever asks does not.
    @Test
    void checks_that_hang_are_told_after_two_seconds_and_asked_by_one_thread_each() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        for (String part : new String[] {"one", "two", "three", "four"}) {
            health.with(part, () -> {
                asked.incrementAndGet();
                never.await();
                return Optional.empty();
            });
        }
        health.with("well", Optional::empty);

        long begun = System.nanoTime();
        var first = health.troubles();
        var second = health.troubles();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        assertThat(first).hasSize(4).allSatisfy(t -> assertThat(t.reason()).contains("within 2 s"));
        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(4);
        never.countDown();
    }

    @Test
    void a_check_that_fails_says_why_and_one_that_is_well_again_says_nothing() {
        AtomicInteger round = new AtomicInteger();
        health.with("database", () -> {
            if (round.getAndIncrement() == 0) throw new IOException("the database cannot be reached.");
            return Optional.empty();
        });

        assertThat(health.troubles())
                .containsExactly(
                        new Health.Trouble("database", "could not be checked: the database cannot be reached."));
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void little_room_is_told_and_a_twentieth_of_a_large_disk_is_not_little() {
        long gib = 1L << 30;
        assertThat(new Room(gib - 1, 2 * gib).trouble()).isPresent();
        assertThat(new Room(4 * gib, 100 * gib).trouble())
                .hasValueSatisfying(s -> assertThat(s).contains("4096 MB left, 4 %"));
        assertThat(new Room(6 * gib, 100 * gib).trouble()).isEmpty();
        assertThat(new Room(21 * gib, 10_000 * gib).trouble()).isEmpty();
    }
}
