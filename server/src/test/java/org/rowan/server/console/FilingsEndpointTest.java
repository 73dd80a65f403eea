package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Role;
import org.rowan.port.Change;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeDesk.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Filings at the administration door.
class FilingsEndpointTest {
    private static final PersonId LEAD = new PersonId("lead-one");

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;
    private Staged staged;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        member(LEAD, Role.LEAD);
        member(new PersonId("reviewer-one"), Role.REVIEWER);
    }

    private void member(PersonId id, Role role) throws IOException {
        house.people.add(LEAD, id, id.value(), Set.of(role));
        house.people.changePassword(id, new Personal<>("first"), new Personal<>("chosen"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CaseId referred() throws IOException {
        CaseId id = staged.caseOf();
        ReviewDecision.Refer refer = new ReviewDecision.Refer(
                Destination.NCMEC, IncidentType.IMAGERY, Optional.empty(), Optional.empty(), "a drill");
        house.acts().reviewing().decide(new Person(LEAD, Set.of(Role.LEAD)), id, refer);
        house.acts().reviewing().decide(new Person(new PersonId("reviewer-one"), Set.of(Role.REVIEWER)), id, refer);
        return id;
    }

    private FilingFile filing(CaseId id) throws IOException {
        return house.memory.load(id).orElseThrow().filings().getFirst();
    }

    private JsonNode get(int status, String path) throws IOException {
        HttpResponse<String> answer =
                house.get(client, "/api/v1/admin/filings" + path, "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String post(int status, String path, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(house.at("/api/v1/admin/filings/" + path))
                .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = FakeHouse.send(client, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static ObjectNode by(String name) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("as", name)
                .put("password", "chosen")
                .put("reason", "the machine is mended");
    }

    private void setAside(CaseId id) throws IOException {
        FilingFile filing = filing(id);
        house.memory.commit(Change.at(house.clock.instant())
                .toFiling(
                        filing.id(),
                        id,
                        filing.version(),
                        new FilingEvent.SetAside(house.clock.instant(), "it broke its worker 5 times in a row")));
    }

    @Test
    void nothing_under_way_is_an_empty_list() throws IOException {
        assertThat(get(200, "").path("filings")).isEmpty();
        staged.caseOf();
        assertThat(get(200, "").path("filings")).as("nobody decided").isEmpty();
    }

    @Test
    void what_is_under_way_is_listed_with_attempt_next_try_clock_and_last_answer() throws IOException {
        CaseId id = referred();
        ((FakeDesk) house.desks.get(Destination.NCMEC))
                .expect(List.of(Optional.empty(), Optional.of(Fault.AGENCY_TROUBLE)));
        staged.advanceFiling();
        JsonNode row = get(200, "").path("filings").path(0);
        assertThat(row.path("case").stringValue()).isEqualTo(id.value());
        assertThat(row.path("to").stringValue()).isEqualTo("ncmec");
        assertThat(row.path("state").stringValue()).isEqualTo("under-way");
        assertThat(row.path("attempt").intValue()).isEqualTo(2);
        assertThat(row.path("next_try").stringValue()).startsWith("2026-11-24T12:00:");
        assertThat(row.path("time_left").stringValue()).isEqualTo("24h00m");
        assertThat(row.path("last_answer").stringValue()).isEqualTo("refused 1000");
    }

    @Test
    void a_case_is_shown_step_by_step_with_what_comes_next() throws IOException {
        CaseId id = referred();
        setAside(id);
        JsonNode steps = get(200, "/" + id).path("steps");
        assertThat(steps.path(0).path("what").stringValue()).startsWith("Referral to");
        assertThat(steps.path(2).path("at").stringValue()).isEqualTo("now");
        assertThat(steps.path(2).path("what").stringValue()).contains("Nothing is done until a person");
        assertThat(get(200, "?case=" + id).path("filings").path(0).path("state").stringValue())
                .isEqualTo("set-aside");
    }

    @Test
    void a_number_that_is_none_of_a_case_is_answered_with_a_sentence() throws IOException {
        for (String wrong : List.of("/C-00000000", "/nonsense", "/C-0A1B2C3D%20x", "?case=C-1", "?case=")) {
            assertThat(get(404, wrong).path("error").stringValue()).contains("there is no case of this number");
        }
        post(404, "C-00000000/resume", by("lead-one"));
        post(404, "nonsense/withdraw", by("lead-one"));
    }

    @Test
    void a_filing_set_aside_is_resumed_by_who_may_file_with_a_reason_on_record() throws IOException {
        CaseId id = referred();
        setAside(id);
        staged.advanceFiling();
        assertThat(house.memory.load(id).orElseThrow().file().state()).isEqualTo(CaseState.REFERRED);
        post(403, id + "/resume", by("reviewer-one"));
        post(403, id + "/resume", by("lead-one").put("password", "wrong"));
        post(400, id + "/resume", by("lead-one").put("reason", " "));
        post(400, id + "/resume", by("lead-one").put("more", "x"));
        assertThat(post(200, id + "/resume", by("lead-one"))).contains("\"resumed\":true");
        staged.advanceFiling();
        assertThat(house.memory.load(id).orElseThrow().file().state()).isEqualTo(CaseState.FILED);
        assertThat(filing(id).events()).anyMatch(e -> e instanceof FilingEvent.Resumed r && r.by().equals(LEAD));
        assertThat(post(409, id + "/resume", by("lead-one"))).contains("No filing of this case is under way");
    }

    @Test
    void a_filing_is_withdrawn_and_its_case_goes_back_to_the_reviewers() throws IOException {
        CaseId id = referred();
        post(403, id + "/withdraw", by("reviewer-one"));
        post(200, id + "/withdraw", by("lead-one"));
        staged.advanceFiling();
        assertThat(house.memory.load(id).orElseThrow().file().state()).isEqualTo(CaseState.RETURNED);
        assertThat(((FakeDesk) house.desks.get(Destination.NCMEC)).calls()).isEmpty();
        post(409, id + "/withdraw", by("lead-one"));
    }
}
