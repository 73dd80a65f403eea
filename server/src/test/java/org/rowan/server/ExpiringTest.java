package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Role;
import org.rowan.server.console.Staged;

class ExpiringTest {
    private static final Person ONE = new Person(new PersonId("reviewer-one"), Set.of(Role.REVIEWER));
    private static final Person LEAD = new Person(new PersonId("lead-one"), Set.of(Role.LEAD));

    @Test
    void the_log_of_the_server_says_once_a_day_what_ends_soon() throws IOException {
        try (FakeHouse house = new FakeHouse(Duty.ALL, Set.of())) {
            Staged staged = new Staged(house);
            List<String> said = new ArrayList<>();
            var expiring = new Expiring(house.acts().retaining(), house.clock, Duration.ofDays(14), said::add);
            var id = staged.caseOf();
            house.acts().reviewing().decide(ONE, id, new Dismiss("a drawing"));
            expiring.warn();
            assertThat(said).isEmpty();
            house.clock.advance(Duration.ofDays(20));
            expiring.warn();
            expiring.warn();
            assertThat(said).singleElement().asString().contains("1 cases is destroyed within 14 days");
            house.acts()
                    .retaining()
                    .hold(LEAD, id, "order 1", Optional.of(house.clock.instant().plus(Duration.ofDays(2))));
            house.clock.advance(Duration.ofDays(1));
            expiring.warn();
            assertThat(said.getLast()).contains("legal holds on 1 cases end");
            assertThat(said).hasSize(2);
        }
    }
}
