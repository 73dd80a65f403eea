package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChoresTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_log_that_is_ahead_of_the_clock_is_told_and_an_idle_one_is_not() {
        assertThat(Chores.clock(NOON, NOON.plusSeconds(301)))
                .hasValueSatisfying(s -> assertThat(s).contains("5 minutes ahead"));
        assertThat(Chores.clock(NOON, NOON.plusSeconds(300))).isEmpty();
        assertThat(Chores.clock(NOON, NOON.minusSeconds(86_400))).isEmpty();
    }
}
