package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// When a session ends, and what it opens until then.
class SessionsTest {
    private static final PersonId BY = new PersonId("command-line");
    private static final String ENTRIES = "/log/tile/entries/000";
    private FakeHouse house;

    @BeforeEach
    void open() {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.published.put("tile/entries/000", Bytes.utf8("entries"));
        house.published.put("checkpoint", Bytes.utf8("checkpoint"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static int page(Guest guest, String path) throws IOException {
        return guest.get(path).statusCode();
    }

    @Test
    void an_auditor_reads_the_entries_of_the_log() throws IOException {
        Guest auditor = Guest.signedIn(house, "auditor.one", Role.AUDITOR);

        assertThat(page(auditor, ENTRIES)).isEqualTo(200);
    }

    @Test
    void whoever_is_disabled_reads_no_entry_of_the_log_any_more() throws IOException {
        Guest auditor = Guest.signedIn(house, "auditor.one", Role.AUDITOR);
        house.people.disable(BY, new PersonId("auditor.one"));

        assertThat(page(auditor, ENTRIES)).isEqualTo(401);
        assertThat(page(auditor, "/log/checkpoint")).isEqualTo(200);
    }

    @Test
    void whoever_lost_the_role_reads_no_entry_of_the_log_any_more() throws IOException {
        Guest auditor = Guest.signedIn(house, "auditor.one", Role.AUDITOR);
        house.people.setRoles(BY, new PersonId("auditor.one"), Set.of(Role.FILER));

        assertThat(page(auditor, ENTRIES)).isEqualTo(403);
    }

    @Test
    void a_one_time_password_opens_no_entry_of_the_log() throws IOException {
        house.people.add(BY, new PersonId("auditor.one"), "one", Set.of(Role.AUDITOR));
        Guest auditor = new Guest(house);
        auditor.signIn("auditor.one", "first");

        assertThat(page(auditor, ENTRIES)).isEqualTo(401);
        assertThat(page(auditor, "/log/checkpoint")).isEqualTo(200);
    }

    @Test
    void a_password_reset_by_an_administrator_ends_the_sessions_of_the_person() throws IOException {
        Guest auditor = Guest.signedIn(house, "auditor.one", Role.AUDITOR);
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);

        admin.post("/people", "/people/reset", "person", "auditor.one");

        assertThat(page(auditor, ENTRIES)).isEqualTo(401);
        assertThat(page(auditor, "/lists")).isEqualTo(302);
        assertThat(page(admin, "/people")).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_every_session_but_the_one_it_was_chosen_in() throws IOException {
        Guest here = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest elsewhere = new Guest(house);
        elsewhere.signIn("reviewer.one", Guest.PASSWORD);
        assertThat(page(elsewhere, "/queue")).isEqualTo(200);

        String chosen = "another sentence to remember";
        here.post("/password", "/password", "current", Guest.PASSWORD, "chosen", chosen, "again", chosen);

        assertThat(page(here, "/queue")).isEqualTo(200);
        assertThat(elsewhere.get("/queue").headers().firstValue("location")).contains("/sign-in");
    }

    @Test
    void a_session_ends_half_an_hour_after_the_last_act() throws IOException {
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        for (int i = 0; i < 3; i++) {
            house.sittings.advance(Duration.ofMinutes(29));
            assertThat(page(guest, "/queue")).isEqualTo(200);
        }

        house.sittings.advance(Duration.ofMinutes(31));

        assertThat(page(guest, "/queue")).isEqualTo(302);
    }

    @Test
    void a_queue_that_asks_for_its_rows_by_itself_keeps_no_session_alive() throws IOException {
        Guest guest = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String[] byItself = {"HX-Request", "true", "HX-Trigger", "rows"};
        assertThat(guest.get("/queue").body()).contains("id=\"rows\"");
        for (int minute = 0; minute < 30; minute++) {
            house.sittings.advance(Duration.ofMinutes(1));
            assertThat(guest.get("/queue", byItself).statusCode()).isEqualTo(200);
        }

        house.sittings.advance(Duration.ofMinutes(1));

        assertThat(guest.get("/queue", byItself).statusCode()).isNotEqualTo(200);
        assertThat(page(guest, "/queue")).isEqualTo(302);
    }

    @Test
    void an_account_that_was_enabled_again_does_not_bring_its_sessions_back() throws IOException {
        Guest reviewer = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        assertThat(admin.get("/people").body()).doesNotContain("action=\"/people/enable\"");
        admin.post("/people", "/people/disable", "person", "reviewer.one");
        assertThat(admin.get("/people").body()).contains("action=\"/people/enable\"");

        var enabled = admin.post("/people", "/people/enable", "person", "reviewer.one");

        assertThat(enabled.body()).contains("One-time password of reviewer.one").contains(">first<");
        assertThat(page(reviewer, "/queue")).isEqualTo(302);
        assertThat(house.people.signIn("reviewer.one", new Personal<>(Guest.PASSWORD)))
                .isEmpty();
        assertThat(house.people.signIn("reviewer.one", new Personal<>("first"))).isPresent();
    }

    @Test
    void where_too_many_passwords_are_checked_an_administrator_is_asked_to_come_back() throws IOException {
        Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        house.people.busy = true;

        var answer = admin.post("/people", "/people/reset", "person", "reviewer.one");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("5");
        assertThat(answer.body()).contains("Too many passwords are being checked");
    }

    @Test
    void only_an_administrator_enables_and_nobody_who_is_not_disabled_gets_a_new_password() throws IOException {
        Guest reviewer = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest admin = Guest.signedIn(house, "admin.one", Role.ADMIN);
        house.people.add(BY, new PersonId("reviewer.two"), "two", Set.of(Role.REVIEWER));
        house.people.disable(BY, new PersonId("reviewer.two"));

        assertThat(reviewer.ask("/queue", "/people/enable", "person", "reviewer.two")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.ask("/people", "/people/enable", "person", "reviewer.one")
                        .body())
                .contains("NOT_DISABLED");
        assertThat(page(reviewer, "/queue")).isEqualTo(200);
    }
}
