package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// The estimate of what encryption costs, on its page.
class CoverageTest {
    private FakeHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void numbers_that_are_typed_in_become_an_estimate_with_what_it_rests_on() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.get("/coverage").body()).contains("href=\"/coverage\"").doesNotContain("Lost:");
        assertThat(lead.get("/coverage?private=9000&public=700&reports=300").body())
                .contains("Lost: 91 % to 93 %")
                .contains("value=\"9000\"")
                .contains("measured by nobody");
    }

    @Test
    void numbers_that_mean_nothing_get_a_sentence_and_stay_in_the_form() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        for (String wrong : List.of(
                "private=-1", "private=x", "reports=1&of-private=2", "private=0", "private=99999999999999999999")) {
            var answer = lead.get("/coverage?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("Nothing was estimated.");
        }
        assertThat(lead.get("/coverage?private=%3Cb%3E").body()).doesNotContain("<b>");
    }

    @Test
    void it_is_for_those_who_plan() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(one.get("/coverage").statusCode()).isEqualTo(403);
        assertThat(one.get("/queue").body()).doesNotContain("href=\"/coverage\"");
    }
}
