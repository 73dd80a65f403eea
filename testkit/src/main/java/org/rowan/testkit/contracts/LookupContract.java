package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;

/// What every `Lookup` promises.
public interface LookupContract {

    /// The same one during one test.
    Lookup lookup();

    /// A probe that the service may be sent and knows.
    Probe known();

    /// A probe that the service may be sent and does not know.
    Probe unknown();

    /// From now on the service does not answer, or no longer.
    void down(boolean down);

    /// How many questions have left the machine.
    int asked();

    @Test
    default void what_is_known_matches() {
        assertThat(lookup().lookUp(known())).isInstanceOf(LookedUp.Matched.class);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    default void what_is_not_known_has_no_known_match() {
        assertThat(lookup().lookUp(unknown())).isInstanceOf(LookedUp.NoKnownMatch.class);
    }

    @Test
    default void a_service_that_does_not_answer_has_not_checked_and_throws_nothing() {
        down(true);
        assertThat(lookup().lookUp(unknown())).isInstanceOf(LookedUp.NotChecked.class);
        assertThat(lookup().lookUp(known())).isInstanceOf(LookedUp.NotChecked.class);
        down(false);
        assertThat(lookup().lookUp(known())).isInstanceOf(LookedUp.Matched.class);
    }

    @Test
    default void no_media_leave_where_only_hashes_may() {
        if (lookup().sends() == Lookup.Sends.HASH) {
            assertThat(lookup().lookUp(new Probe.OfMedia("image/png", Samples.fresh(64))))
                    .isInstanceOf(LookedUp.NotChecked.class);
            assertThat(asked()).isZero();
        }
    }

    @Test
    default void it_has_a_name() {
        assertThat(lookup().name()).isNotBlank();
    }
}
