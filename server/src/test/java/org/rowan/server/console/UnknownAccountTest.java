package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// A case that came through a door which does not know accounts.
class UnknownAccountTest {
    private static final String[] REFER = {
        "act", "refer", "destination", "ncmec", "incident", "imagery", "reason", "words"
    };

    @Test
    void it_says_what_is_missing_and_cannot_be_referred_by_two_people_either() throws IOException {
        try (FakeHouse house = new FakeHouse(Duty.ALL, Set.of())) {
            Staged staged = new Staged(house);
            CaseId id = staged.caseOf("unknown to the door", "", "a.png");
            String page = Cases.path(id);
            Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
            Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);

            assertThat(one.get(page).body()).contains("unknown to the door it came through");
            assertThat(one.ask(page, page + "/preview", REFER).body())
                    .contains("\"gap\":\"ACCOUNT_ID\"")
                    .contains("The service did not say which account shared the item.");
            one.ask(page, page + "/decide", REFER);
            two.ask(page, page + "/decide", REFER);
            assertThat(staged.file(id).decisions()).isEmpty();
            assertThat(staged.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        }
    }
}
