package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A further report, taking back, and telling the agency: on the page of a case and at the administration door.
class AfterFilingTest {
    private static final String WHY = "the list meant another picture";

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;
    private Staged staged;
    private CaseId id;
    private String page;

    @BeforeEach
    void oneFiledCase() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = filed();
        page = Cases.path(id);
    }

    private CaseId filed() throws IOException {
        CaseId id = staged.caseOf();
        for (String who : List.of("reviewer.two", "reviewer.three")) {
            var refer = new ReviewDecision.Refer(
                    Destination.NCMEC, IncidentType.IMAGERY, Optional.empty(), Optional.empty(), "a drill");
            Person person = new Person(new PersonId(who), Set.of(Role.REVIEWER));
            house.acts().reviewing().decide(person, id, refer, Optional.of("a drill"));
        }
        staged.advanceFilingThroughPauses();
        assertThat(staged.file(id).state()).isEqualTo(CaseState.FILED);
        return id;
    }

    @Test
    void what_an_agency_has_to_be_told_stands_before_what_was_filed_long_ago() throws IOException {
        CaseId later = filed();
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        String before = lead.get("/filings").body();
        assertThat(before.indexOf(id.value())).isLessThan(before.indexOf(later.value()));
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        lead.ask(Cases.path(later), Cases.path(later) + "/correction", "reason", WHY);
        one.ask(Cases.path(later), Cases.path(later) + "/correction/agree");
        String after = lead.get("/filings").body();
        assertThat(after.indexOf(later.value())).isLessThan(after.indexOf(id.value()));
        assertThat(after.split("Taken back: tell the agency", -1)).as("once").hasSize(2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String filing() throws IOException {
        return staged.file(id).filed().getFirst().filing();
    }

    @Test
    void a_lead_asks_a_reviewer_agrees_and_a_filer_tells_the_agency() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER, Role.REVIEWER);
        assertThat(lead.get(page).body()).contains("Take the reports back");
        assertThat(one.get(page).body()).doesNotContain("Take the reports back");
        assertThat(lead.ask(page, page + "/correction", "reason", WHY).body()).contains("\"outcome\":\"done\"");
        assertThat(lead.get(page).body())
                .contains("Another person has to agree.")
                .contains(WHY);
        assertThat(one.get(page).body()).contains("Agree: take the reports back");
        assertThat(one.ask(page, page + "/correction/agree").body()).contains("\"outcome\":\"done\"");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.CORRECTED);

        String letter = page + "/filings/" + filing() + "/letter";
        assertThat(filer.get("/filings").body()).contains("Taken back: tell the agency");
        assertThat(filer.get(page).body()).contains("The letter");
        assertThat(filer.get(letter).body())
                .startsWith("Correction of a report")
                .contains("Report: " + staged.file(id).filed().getFirst().reference())
                .contains("This was a drill.")
                .endsWith("Why: " + WHY + "\n")
                .doesNotContain("account-1");
        assertThat(filer.ask(page, page + "/filings/" + filing() + "/told", "how", "by mail to the desk")
                        .body())
                .contains("\"outcome\":\"done\"");
        assertThat(filer.get("/filings").body()).contains("Taken back, and the agency was told");
        assertThat(filer.get(page).body()).doesNotContain("The letter").contains("by mail to the desk");
    }

    @Test
    void nobody_takes_back_alone_or_without_words_or_what_was_never_filed() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        for (String bad : List.of(" ", "x".repeat(3001))) {
            assertThat(lead.ask(page, page + "/correction", "reason", bad).body())
                    .contains("BAD_INPUT");
        }
        assertThat(one.ask(page, page + "/correction", "reason", WHY).body()).contains("ROLE_MISSING");
        assertThat(one.ask(page, page + "/correction/agree").body()).contains("NOTHING_ASKED");
        lead.ask(page, page + "/correction", "reason", WHY);
        assertThat(lead.ask(page, page + "/correction/agree").body()).contains("OWN_REQUEST");
        assertThat(lead.get(page + "/filings/" + filing() + "/letter").statusCode())
                .as("nothing was taken back")
                .isEqualTo(404);
        String open = Cases.path(staged.caseOf());
        assertThat(lead.ask(open, open + "/correction", "reason", WHY).body()).contains("NOT_FILED");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.FILED);
    }

    @Test
    void a_filed_case_comes_back_to_the_queue_for_a_further_report_and_shows_no_older_decision_as_new()
            throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        assertThat(lead.ask(page, page + "/follow-up", "reason", "the service found more")
                        .body())
                .contains("\"outcome\":\"done\"");
        assertThat(two.get("/queue").body()).contains(id.value());
        assertThat(two.get(page).body()).contains("the service found more").contains("decided to refer");
        assertThat(staged.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
    }

    private ObjectNode signed(String name) {
        return JsonMapper.shared().createObjectNode().put("as", name).put("password", Guest.PASSWORD);
    }

    private String post(int status, String act, ObjectNode body) throws IOException {
        var answer = FakeHouse.send(
                client,
                HttpRequest.newBuilder(house.at("/api/v1/admin/cases/" + id + "/" + act))
                        .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void the_same_is_done_by_command() throws IOException {
        Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest.signedIn(house, "lead.two", Role.LEAD);
        assertThat(post(400, "correct", signed("lead.one"))).contains("reason");
        assertThat(post(400, "correct", signed("lead.one").put("reason", " "))).contains("Nothing was done.");
        assertThat(post(409, "agree", signed("lead.two"))).contains("Nothing was asked");
        post(200, "correct", signed("lead.one").put("reason", WHY));
        assertThat(post(409, "agree", signed("lead.one"))).contains("another person");
        assertThat(post(200, "agree", signed("lead.two"))).contains("corrected");
        assertThat(post(409, "told/F-00000000", signed("lead.one").put("how", "by mail")))
                .contains("was not taken back");
        post(200, "told/" + filing(), signed("lead.one").put("how", "by mail"));
        post(200, "follow-up", signed("lead.two").put("reason", "it was right after all"));
        assertThat(staged.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
    }
}
