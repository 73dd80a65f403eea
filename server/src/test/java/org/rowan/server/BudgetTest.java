package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long MEGABYTE = 1 << 20;
    private final Budget budget = new Budget(8 * MEGABYTE);

    @Test
    void one_client_takes_half_at_most_and_the_others_still_find_room() throws InterruptedException {
        int first = budget.take("forum", 4 * MEGABYTE - 2048);
        assertThat(first).isPositive();

        assertThat(budget.take("forum", MEGABYTE)).isEqualTo(-1);
        assertThat(budget.take("shop", 3 * MEGABYTE)).isPositive();

        budget.giveBack("forum", first);
        assertThat(budget.take("forum", MEGABYTE)).isPositive();
    }

    @Test
    void a_client_that_found_no_room_keeps_nothing_of_its_own_half() throws InterruptedException {
        int everything = budget.take(Long.MAX_VALUE / 2);

        assertThat(budget.take("forum", 4 * MEGABYTE)).isEqualTo(-1);

        budget.giveBack(everything);
        assertThat(budget.take("forum", 4 * MEGABYTE)).isPositive();
    }

    @Test
    void an_upload_larger_than_half_is_let_in_alone_of_its_client() throws InterruptedException {
        int share = budget.take("forum", 100 * MEGABYTE);

        assertThat(share).isPositive();
        budget.giveBack("forum", share);
    }
}
