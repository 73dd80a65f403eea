package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Keeping;
import org.rowan.flow.Preserving;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// Frozen accounts in the console: what is kept is told, and never shown.
class FrozenTest {
    private static final Person ADMIN = new Person(new PersonId("admin.one"), Set.of(Role.ADMIN));
    private static final Bytes MAIL = Bytes.utf8("From somebody: words that no page ever holds");

    private FakeHouse house;
    private Staged staged;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CaseId record() throws IOException {
        var order = new Preserving.Order("by telephone", Optional.of("Example Police, case 7"));
        return ((Preserving.Ordered) house.acts().preserving().order(ADMIN, "account-7", false, order)).id();
    }

    private void keep(CaseId id, String name) throws IOException {
        var sent = new Keeping.Sent(name, MAIL.length(), MAIL.stream());
        assertThat(house.acts().keeping().keep(id, new Keeping.Somebody(ADMIN), sent))
                .isInstanceOf(Keeping.Kept.class);
    }

    private CaseFile only() {
        return house.memory.allCases().getFirst();
    }

    @Test
    void a_lead_freezes_the_account_of_a_case_and_the_page_says_what_came_inert() throws IOException {
        CaseId id = staged.caseOf();
        String page = Cases.path(id);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.get(page).body()).contains("The account is not frozen.");
        assertThat(lead.ask(page, page + "/preserve", "reason", "police called", "authority", "Police 7")
                        .body())
                .contains("\"outcome\":\"done\"", "\"deliveries\":[\"D-");
        keep(id, "\u202Egpj.<b>exe\u0000");
        String body = lead.get(page).body();
        assertThat(body)
                .contains("The order stands and takes in what comes until")
                .contains("\\u{202e}gpj.&lt;b&gt;exe\\u{0}")
                .contains("not taken by the service yet")
                .contains("had everything of the account frozen for Police 7")
                .doesNotContain("words that no page")
                .doesNotContain("\u202E");
        String kept = staged.file(id).kept().getFirst().id().hex();
        assertThat(body).doesNotContain("/evidence/" + kept);
        for (String act : List.of("reveal", "metadata")) {
            var refused = lead.ask(page, page + "/evidence/" + kept + "/" + act, "rung", "FULL");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("kept unseen").doesNotContain("words that");
        }
        assertThat(lead.get(page, "Accept", "application/json").body())
                .contains("\"preserved\":true", "\"kept\":[{")
                .doesNotContain(kept);
        assertThat(lead.ask(page, page + "/preserve/release", "reason", "over").body())
                .contains("\"outcome\":\"done\"");
        assertThat(lead.get(page).body()).contains("The order was released");
    }

    @Test
    void a_record_says_what_it_is_and_offers_nothing_to_decide_to_view_or_to_ask() throws IOException {
        CaseId id = record();
        keep(id, "mail.mbox");
        String page = Cases.path(id);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.get(page).body())
                .contains("Nothing was found about this account", "mail.mbox", "account-7")
                .doesNotContain(
                        "id=\"evidence\"", "id=\"asks\"", "/decide", "/claim", "/harmless", "words that no page");
        assertThat(lead.get("/queue").body()).doesNotContain(id.value());
        assertThat(lead.get("/queue", "Accept", "application/json").body()).contains("\"cases\":[]");
        var decided = lead.ask(page, page + "/decide", "act", "refer", "destination", "ncmec", "reason", "why");
        assertThat(decided.statusCode()).isIn(409, 422);
        var asked = lead.ask(page, page + "/ask", "act", "suspend", "reason", "why");
        assertThat(asked.body()).contains("PRESERVED_ONLY");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.PRESERVED);
        assertThat(lead.get(page + "?lang=ar").body()).contains("لم يُعثر على شيء عن هذا الحساب");
    }

    @Test
    void an_administrator_freezes_without_seeing_a_case_and_a_reviewer_does_not() throws IOException {
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        assertThat(admin.get("/frozen").body()).contains("No account is frozen");
        var done = admin.ask("/frozen", "/frozen", "account", "account-9", "reason", "something is wrong");
        assertThat(done.body()).contains("\"outcome\":\"done\"", "\"location\":\"/frozen\"");
        CaseId id = only().id();
        assertThat(admin.get("/frozen").body())
                .contains("account-9", id.value())
                .doesNotContain("href=\"/cases/");
        assertThat(admin.get(Cases.path(id)).statusCode()).isEqualTo(403);
        assertThat(admin.get("/frozen", "Accept", "application/json").body()).contains("\"state\":\"PRESERVED\"");
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(one.get("/frozen").statusCode()).isEqualTo(403);
        assertThat(one.ask("/queue", "/frozen", "account", "a", "reason", "mine")
                        .statusCode())
                .isEqualTo(403);
        String page = Cases.path(id);
        assertThat(one.ask("/queue", page + "/preserve", "reason", "mine").body())
                .contains("ROLE_MISSING");
        assertThat(one.ask("/queue", page + "/preserve/release", "reason", "mine")
                        .body())
                .contains("ROLE_MISSING");
        assertThat(one.get(page).body()).doesNotContain("preserve-reason");
        assertThat(only().all(CaseEvent.PreservationOrdered.class)).hasSize(1);
    }

    @Test
    void words_that_hide_or_never_end_freeze_nothing_and_drills_stay_drills() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        for (String[] fields : new String[][] {
            {"account", "", "reason", "why"},
            {"account", "a\u202Eb", "reason", "why"},
            {"account", "a".repeat(300), "reason", "why"},
            {"account", "a", "reason", ""},
            {"account", "a", "reason", "why", "authority", "b\u0001"}
        }) {
            var refused = lead.ask("/frozen", "/frozen", fields);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("BAD_INPUT");
        }
        assertThat(house.memory.allCases()).isEmpty();
        lead.ask("/frozen", "/frozen", "account", "nobody", "reason", "practice", "drill", "yes");
        assertThat(only().drill()).isTrue();
    }
}
