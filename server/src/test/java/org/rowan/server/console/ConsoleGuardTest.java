package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class ConsoleGuardTest {
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

    @Test
    void a_one_time_password_opens_nothing_but_its_own_replacement() throws IOException {
        house.people.add(new PersonId("command-line"), new PersonId("new.one"), "new one", Set.of(Role.REVIEWER));
        Guest guest = new Guest(house);
        guest.signIn("new.one", "first");

        assertThat(guest.get("/queue").headers().firstValue("location").orElseThrow())
                .endsWith("/password");
        assertThat(guest.post("/password", "/password", "current", "first", "chosen", "short", "again", "short")
                        .body())
                .contains("fewer than 12 characters");
        assertThat(guest.post(
                                "/password",
                                "/password",
                                "current",
                                "not it",
                                "chosen",
                                Guest.PASSWORD,
                                "again",
                                Guest.PASSWORD)
                        .body())
                .contains("The current password is wrong.");
        guest.post("/password", "/password", "current", "first", "chosen", Guest.PASSWORD, "again", Guest.PASSWORD);
        assertThat(guest.get("/queue").statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_is_answered_with_a_sentence_and_does_not_say_which_part_was_wrong() throws IOException {
        Guest guest = new Guest(house);
        String where = guest.signIn("nobody", "nothing")
                .headers()
                .firstValue("location")
                .orElseThrow();

        assertThat(where).endsWith("/sign-in?failed");
        assertThat(guest.get("/sign-in?failed").body())
                .contains("name or password is wrong, or the account is disabled");
    }

    @Test
    void after_signing_out_nothing_opens() throws IOException {
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        guest.post("/queue", "/sign-out");

        assertThat(guest.get("/queue").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_without_its_token_changes_nothing() throws IOException {
        CaseId id = staged.caseOf();
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        var refused = guest.send(
                Cases.path(id) + "/decide", "", "text/html", "act", "dismiss", "reason", "sent by another site");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This form is too old");
        assertThat(staged.file(id).decisions()).isEmpty();
    }

    @Test
    void without_the_role_no_page_and_no_act_opens() throws IOException {
        CaseId id = staged.caseOf();
        String page = Cases.path(id);
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        Guest reviewer = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        assertThat(admin.get(page).statusCode()).isEqualTo(403);
        assertThat(admin.get("/queue").statusCode()).isEqualTo(403);
        assertThat(admin.ask("/lists", page + "/claim").statusCode()).isEqualTo(403);
        assertThat(filer.get(page).statusCode()).isEqualTo(403);
        assertThat(filer.ask("/filings", page + "/decide", "act", "dismiss", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reviewer.get("/people").statusCode()).isEqualTo(403);
        assertThat(reviewer.ask("/queue", "/people/add", "person", "mallory", "role", "admin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(house.people.all()).noneMatch(m -> m.id().value().equals("mallory"));
    }

    @Test
    void what_a_service_states_is_shown_as_text_and_never_run() throws IOException {
        String script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        CaseId id = staged.caseOf(script, script, script);
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        String body = guest.get(Cases.path(id)).body();

        assertThat(body)
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void what_a_person_types_comes_back_as_text() throws IOException {
        CaseId id = staged.caseOf();
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String page = Cases.path(id);

        var refused =
                guest.post(page, page + "/decide", "act", "refer", "reason", "</textarea><script>alert(1)</script>");

        assertThat(refused.body()).doesNotContain("<script>alert").contains("&lt;/textarea&gt;");
    }

    @Test
    void a_list_is_confirmed_by_two_people_and_not_by_its_importer() throws IOException {
        staged.awaitingList("real-list");
        Guest importer = Guest.signedIn(house, "importer", Role.LEAD);
        Guest one = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest two = Guest.signedIn(house, "admin.one", Role.ADMIN);
        Guest reviewer = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        String[] confirm = {"name", "real-list"};
        assertThat(reviewer.ask("/lists", "/lists/confirm", confirm).body()).contains("ROLE_MISSING");
        assertThat(importer.ask("/queue", "/lists/confirm", confirm).body()).contains("IMPORTED_BY_THIS_PERSON");
        assertThat(one.ask("/lists", "/lists/confirm", confirm).body()).contains("\"inForce\":false");
        assertThat(one.ask("/queue", "/lists/confirm", confirm).body()).contains("CONFIRMED_BEFORE_BY_THIS_PERSON");
        assertThat(two.ask("/lists", "/lists/confirm", confirm).body()).contains("\"inForce\":true");
        assertThat(one.get("/lists").body()).contains("confirmed by admin.one, lead.one");
    }

    @Test
    void whoever_is_disabled_is_out_with_the_next_click() throws IOException {
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        Guest reviewer = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(reviewer.get("/queue").statusCode()).isEqualTo(200);

        admin.post("/people", "/people/disable", "person", "reviewer.one");

        assertThat(reviewer.get("/queue").statusCode()).isEqualTo(302);
    }

    @Test
    void an_administrator_cannot_lock_the_door_from_inside() throws IOException {
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);

        assertThat(admin.ask("/people", "/people/disable", "person", "admin.one")
                        .body())
                .contains("SELF");
        assertThat(admin.ask("/people", "/people/roles", "person", "admin.one", "role", "auditor")
                        .body())
                .contains("SELF");
    }

    @Test
    void a_one_time_password_is_shown_once_and_not_stored_by_the_browser() throws IOException {
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);

        var made = admin.post("/people", "/people/add", "person", "new.one", "role", "reviewer");

        assertThat(made.body()).contains("One-time password of new.one").contains(">first<");
        assertThat(made.headers().firstValue("cache-control")).contains("no-store");
        assertThat(admin.get("/people").body()).doesNotContain(">first<");
    }

    @Test
    void an_unknown_page_is_a_sentence() throws IOException {
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        var answer = guest.get("/no-such-page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no such page, or it is not for you.")
                .doesNotContain("Whitelabel");
    }
}
