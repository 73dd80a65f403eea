package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Role;
import org.rowan.hook.Ask;
import org.rowan.hook.Need;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// Having the service asked, and what the report would hold, on the page of a case.
class AskTest {
    private FakeHouse house;
    private Staged staged;
    private CaseId id;
    private String page;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = staged.caseOf();
        page = Cases.path(id);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_lead_has_an_account_suspended_and_the_page_says_what_became_of_it() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.ask(page, page + "/ask", "act", "suspend", "reason", "so that it stops")
                        .body())
                .contains("\"outcome\":\"done\"")
                .contains("\"deliveries\":[\"D-");
        assertThat(lead.get(page).body())
                .contains("lead.one has the service asked at main to suspend the account")
                .doesNotContain("The service took");
        while (house.acts().hooks().delivering().advance()) {}
        assertThat(lead.get(page).body()).contains("The service took D-");
        assertThat(house.service.done()).hasSize(1);
    }

    @Test
    void a_reviewer_is_offered_nothing_that_users_notice_and_gets_it_from_no_form() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(one.get(page).body())
                .contains("value=\"preserve\"")
                .contains("value=\"hold\"")
                .doesNotContain("value=\"suspend\"");
        var refused = one.ask(page, page + "/ask", "act", "suspend", "reason", "why");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("ROLE_MISSING");
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        assertThat(filer.ask("/filings", page + "/ask", "act", "hold", "reason", "why")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staged.file(id).all(CaseEvent.ServiceAsked.class)).isEmpty();
    }

    @Test
    void without_a_word_or_a_reason_nothing_is_asked() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        for (String[] fields : new String[][] {
            {"act", "wreck", "reason", "why"},
            {"act", "hold", "reason", " "},
            {"act", "hold", "reason", "x".repeat(3001)}
        }) {
            var refused = one.ask(page, page + "/ask", fields);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("BAD_INPUT");
        }
        assertThat(staged.file(id).all(CaseEvent.ServiceAsked.class)).isEmpty();
    }

    @Test
    void each_gap_is_fetched_or_noted_and_the_page_never_makes_a_number_of_it() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(one.get(page).body()).contains("nobody knows yet").contains("addresses of log-ins");
        assertThat(one.ask(page, page + "/fetch", "fact", "login_addresses", "reason", "for the report")
                        .body())
                .contains("\"outcome\":\"done\"");
        assertThat(((Ask.Enrich) staged.file(id)
                                .all(CaseEvent.ServiceAsked.class)
                                .getFirst()
                                .ask())
                        .wanted())
                .containsExactly(Need.LOGIN_ADDRESSES);
        assertThat(one.get(page).body()).contains("the service was asked at");
        assertThat(one.ask(page, page + "/not-held", "fact", "names", "because", "it shows none")
                        .body())
                .contains("\"outcome\":\"done\"");
        assertThat(one.get(page).body()).contains("not held, because it shows none (reviewer.one)");
        assertThat(one.get(page, "Accept", "application/json").body())
                .contains("\"fact\":\"names\"")
                .contains("\"standing\":\"not_held\"")
                .contains("\"standing\":\"asked\"");
        assertThat(one.ask(page, page + "/not-held", "fact", "account", "because", "why")
                        .statusCode())
                .as("it is held")
                .isEqualTo(409);
        assertThat(one.ask(page, page + "/fetch", "fact", "wishes", "reason", "why")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void what_the_service_writes_is_shown_as_words_and_runs_nowhere() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        one.ask(page, page + "/not-held", "fact", "names", "because", "<script>alert(1)</script>");
        assertThat(one.get(page).body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }
}
