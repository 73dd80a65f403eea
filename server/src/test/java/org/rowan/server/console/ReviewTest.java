package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class ReviewTest {
    private static final String[] REFER = {
        "act", "refer", "destination", "ncmec", "incident", "imagery", "reason", "the first person's own words"
    };
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
    void two_people_who_agree_refer_a_case() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);

        assertThat(one.ask(page, page + "/claim").body()).contains("\"outcome\":\"done\"");
        assertThat(one.ask(page, page + "/decide", REFER).body()).contains("\"state\":\"AWAITING_SECOND\"");
        assertThat(two.ask(page, page + "/decide", REFER).body())
                .contains("\"state\":\"REFERRED\"")
                .contains("\"filing\":\"F-");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.REFERRED);
    }

    @Test
    void the_page_says_filed_only_after_the_destination_confirmed_it() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        one.ask(page, page + "/decide", REFER);
        two.ask(page, page + "/decide", REFER);

        assertThat(one.get(page).body()).contains("Referred, being filed").doesNotContain("Filed. The destination");
        staged.advanceFiling();
        assertThat(one.get(page).body()).contains("Filed. The destination confirmed it. Reference 1000.");
    }

    @Test
    void the_second_person_does_not_read_the_first_decision_before_deciding() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        one.ask(page, page + "/decide", REFER);

        assertThat(two.get(page).body())
                .contains("Another person decided.")
                .doesNotContain("the first person&#39;s own words")
                .doesNotContain("the first person's own words")
                .doesNotContain("decided to");
        assertThat(one.get(page).body()).contains("the first person").contains("decided to refer to NCMEC");

        two.ask(page, page + "/decide", "act", "ask", "reason", "not sure");
        assertThat(two.get(page).body()).contains("reviewer.one decided to refer to NCMEC");
    }

    @Test
    void one_person_is_not_two() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        one.ask(page, page + "/decide", REFER);

        var again = one.ask(page, page + "/decide", REFER);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("ALREADY_DECIDED");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
    }

    @Test
    void a_referral_without_incident_type_is_refused_and_nothing_is_preset() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        var refused = one.post(page, page + "/decide", "act", "refer", "destination", "ncmec", "reason", "typed once");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Choose what is believed to have happened.")
                .contains("typed once");
        assertThat(one.get(page).body())
                .contains("<option value=\"\" selected>")
                .doesNotContain("checked");
        assertThat(staged.file(id).decisions()).isEmpty();
    }

    @Test
    void the_nca_is_told_a_priority_that_a_person_chose() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String[] fields = {"act", "refer", "destination", "nca", "incident", "imagery", "reason", "words"};

        assertThat(one.ask(page, page + "/decide", fields).body()).contains("PRIORITY_MISSING");
        assertThat(one.ask(page, page + "/preview", fields).body())
                .contains("\"gap\":\"PRIORITY\"")
                .contains("Read the three tests and choose one.");
    }

    @Test
    void a_preview_sends_and_decides_nothing() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        var preview = one.post(page, page + "/preview", REFER);

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Nothing has been decided or sent.").contains("the record of viewings");
        assertThat(staged.file(id).all(CaseEvent.Decided.class)).isEmpty();
    }

    @Test
    void whoever_stepped_back_does_not_see_the_case_again() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        one.post(page, page + "/recuse");

        assertThat(one.get(page).statusCode()).isEqualTo(403);
        assertThat(one.get("/queue").body()).doesNotContain(id.value());
    }

    @Test
    void a_case_that_another_person_took_is_not_decided() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        one.ask(page, page + "/claim");

        var refused = two.ask(page, page + "/decide", REFER);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("CLAIMED_BY_ANOTHER");
    }

    @Test
    void strong_cases_come_before_weak_ones_and_a_queue_without_cases_says_so() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(one.get("/queue").body()).contains(id.value()).contains("drill-list");

        one.ask(page, page + "/decide", "act", "dismiss", "reason", "harmless");
        assertThat(one.get("/queue").body()).contains("Nothing is waiting.");
    }

    @Test
    void a_strong_match_waits_for_a_second_person_before_it_is_dismissed_and_tells_nobody_who_was_first()
            throws IOException {
        staged.corroboratingList();
        CaseId strong = staged.caseOf();
        String place = Cases.path(strong);
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        String needsTwo = "a dismissal needs two people";
        assertThat(two.get(place).body()).contains(needsTwo);
        assertThat(two.get(page).body()).doesNotContain(needsTwo);

        assertThat(one.ask(place, place + "/decide", "act", "dismiss", "reason", "harmless")
                        .body())
                .contains("\"state\":\"AWAITING_SECOND\"");
        assertThat(one.get(place).body()).contains("It waits for a second person");
        assertThat(two.get(place).body())
                .contains(needsTwo)
                .doesNotContain("It waits for a second person")
                .doesNotContain("harmless");

        assertThat(two.ask(place, place + "/decide", "act", "dismiss", "reason", "a drawing")
                        .body())
                .contains("\"state\":\"DISMISSED\"");
        assertThat(one.get(place).body()).contains("The dismissal stands.");
    }

    @Test
    void a_lead_reopens_a_dismissed_case_with_a_reason_and_the_next_person_decides_without_reading()
            throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.get(page).body()).doesNotContain("Reopen the case");
        one.ask(page, page + "/decide", "act", "dismiss", "reason", "harmless");

        assertThat(lead.get("/dismissed").body()).contains(id.value()).contains("Kept until");
        assertThat(one.get("/dismissed").statusCode()).isEqualTo(403);
        assertThat(lead.get(page).body()).contains("Reopen the case").contains("action=\"" + page + "/reopen\"");
        assertThat(lead.post(page, page + "/reopen", "reason", "the account did it again")
                        .statusCode())
                .isEqualTo(303);
        assertThat(staged.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        assertThat(one.get("/queue").body()).contains(id.value());
        assertThat(lead.get(page).body())
                .contains("lead.one reopened the case. Reason: the account did it again")
                .doesNotContain("Reopen the case");

        one.ask(page, page + "/decide", REFER);
        assertThat(lead.get(page).body()).contains("Another person decided.").doesNotContain("the first person");
    }

    @Test
    void a_case_is_not_reopened_by_a_reviewer_nor_without_a_reason_nor_when_it_is_open() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        String[] reason = {"reason", "a second look"};
        assertThat(lead.ask(page, page + "/reopen", reason).body()).contains("NOT_DISMISSED");
        one.ask(page, page + "/decide", "act", "dismiss", "reason", "harmless");

        assertThat(one.get(page).body()).doesNotContain("Reopen the case");
        assertThat(one.ask(page, page + "/reopen", reason).body()).contains("ROLE_MISSING");
        for (String blank : new String[] {"", " \n ", "x".repeat(3001)}) {
            assertThat(lead.ask(page, page + "/reopen", "reason", blank).body()).contains("BAD_INPUT");
        }
        assertThat(staged.file(id).state()).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void a_lead_finds_the_file_of_a_dismissed_case_harmless_once_somebody_saw_it() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        one.ask(page, page + "/decide", "act", "dismiss", "reason", "a drawing");
        assertThat(one.get(page).body()).doesNotContain("/harmless");
        assertThat(one.ask(page, page + "/harmless").body()).contains("ROLE_MISSING");
        assertThat(lead.get(page).body()).contains("action=\"" + page + "/harmless\"");
        assertThat(lead.ask(page, page + "/harmless").body()).contains("NOT_SEEN");

        lead.ask(page, page + "/reopen", "reason", "to look at it");
        var evidence = staged.file(id).evidence().getFirst().id();
        Person reviewer = new Person(new PersonId("reviewer.one"), Set.of(Role.REVIEWER));
        house.acts().viewing().reveal(reviewer, id, evidence, Rung.FULL);
        house.acts().viewing().seen(reviewer, id, evidence, Rung.FULL, Duration.ofSeconds(3));
        one.ask(page, page + "/decide", "act", "dismiss", "reason", "a drawing");
        assertThat(lead.post(page, page + "/harmless").statusCode()).isEqualTo(303);
        assertThat(lead.get(page).body())
                .contains("This very file is known as harmless until")
                .contains("lead.one found the file harmless, until")
                .doesNotContain("action=\"" + page + "/harmless\"");
    }

    @Test
    void the_same_page_speaks_arabic_from_right_to_left() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        assertThat(one.get(page + "?lang=ar").body())
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("الوقائع");
        assertThat(one.get("/queue").body()).contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void a_portal_desk_gives_the_package_and_takes_the_reference() throws IOException {
        staged.deskOfPerson();
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "lead.one", Role.LEAD);
        String[] nca = {"act", "refer", "destination", "nca", "incident", "imagery", "priority", "3", "reason", "words"
        };
        one.ask(page, page + "/decide", nca);
        two.ask(page, page + "/decide", nca);
        staged.advanceFiling();
        String filing =
                house.memory.load(id).orElseThrow().filings().getFirst().id().value();
        String place = page + "/filings/" + filing;

        assertThat(one.ask(page, place + "/package").statusCode()).isEqualTo(403);
        var taken = two.post(page, place + "/package");
        assertThat(taken.headers().firstValue("content-type")).contains("application/zip");
        assertThat(taken.headers().firstValue("cache-control")).contains("no-store");
        two.post(page, place + "/reference", "reference", "NCA-0001");
        staged.advanceFiling();

        assertThat(two.get(page).body()).contains("Reference NCA-0001").contains("The reference is kept until");
    }

    @Test
    void a_filing_that_may_have_arrived_is_settled_by_a_filer_and_by_nobody_else() throws IOException {
        staged.loseEveryFinish();
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        String[] refer = {"act", "refer", "destination", "ncmec", "incident", "imagery", "reason", "words"};
        one.ask(page, page + "/decide", refer);
        lead.ask(page, page + "/decide", refer);
        staged.advanceFilingThroughPauses();
        String filing =
                house.memory.load(id).orElseThrow().filings().getFirst().id().value();
        String place = page + "/filings/" + filing;

        assertThat(lead.get("/filings").body()).contains("Perhaps filed: ask the destination");
        assertThat(lead.get(page).body())
                .contains("What did the agency answer?")
                .contains("It may have been filed");
        assertThat(one.ask(page, page + "/decide", refer).body()).contains("NOT_OPEN");
        assertThat(one.ask(page, place + "/declined", "reason", "no").body()).contains("ROLE_MISSING");
        assertThat(lead.ask(page, place + "/declined", "reason", " ").body()).contains("Write a reason.");
        lead.post(page, place + "/declined", "reason", "no such report");
        assertThat(lead.get(page).body()).contains("no such report").doesNotContain("What did the agency answer?");
        assertThat(staged.file(id).state()).isEqualTo(org.rowan.cases.CaseState.RETURNED);
    }

    @Test
    void only_a_lead_sets_and_lifts_a_hold() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);

        assertThat(one.ask(page, page + "/hold", "authority", "a court").body()).contains("ROLE_MISSING");
        lead.post(page, page + "/hold", "authority", "a court, reference 7");
        assertThat(lead.get(page).body()).contains("Legal hold (a court, reference 7)");
        assertThat(lead.ask(page, page + "/hold", "authority", "a court").body())
                .contains("HOLD_STANDS");
        lead.post(page, page + "/lift", "reason", "the court said so");
        assertThat(staged.file(id).hold(house.clock.instant())).isEmpty();
    }

    @Test
    void a_hold_ends_in_this_century_or_has_no_end() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);

        for (String until : List.of("2101-01-01", "+999999999-12-31", "9999-12-31", "2020-01-01", "soon")) {
            assertThat(lead.ask(page, page + "/hold", "authority", "a court", "until", until)
                            .body())
                    .as(until)
                    .contains("BAD_INPUT");
        }
        assertThat(staged.file(id).hold(house.clock.instant())).isEmpty();
        assertThat(lead.ask(page, page + "/hold", "authority", "a court", "until", "2100-12-31")
                        .statusCode())
                .isEqualTo(200);
        assertThat(staged.file(id).hold(house.clock.instant())).isPresent();
    }
}
