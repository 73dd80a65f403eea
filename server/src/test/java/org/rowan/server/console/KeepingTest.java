package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.testkit.fakes.FakeLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How long evidence is kept, at the administration door.
class KeepingTest {
    private static final PersonId LEAD = new PersonId("lead-one");
    private static final PersonId ONE = new PersonId("reviewer-one");

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;
    private Staged staged;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        member(LEAD, Role.LEAD);
        member(ONE, Role.REVIEWER);
    }

    private void member(PersonId id, Role role) throws IOException {
        house.people.add(LEAD, id, id.value(), Set.of(role));
        house.people.changePassword(id, new Personal<>("first"), new Personal<>("chosen"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static ObjectNode signed(String as) {
        return JsonMapper.shared().createObjectNode().put("as", as).put("password", "chosen");
    }

    private JsonNode answer(int status, HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = FakeHouse.send(
                client,
                request.header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private JsonNode get(int status, String path) throws IOException {
        return answer(status, HttpRequest.newBuilder(house.at("/api/v1/admin/" + path)));
    }

    private JsonNode post(int status, String path, ObjectNode body) throws IOException {
        return answer(
                status,
                HttpRequest.newBuilder(house.at("/api/v1/admin/cases/" + path))
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private CaseId dismissed() throws IOException {
        CaseId id = staged.caseOf();
        house.acts().reviewing().decide(new Person(ONE, Set.of(Role.REVIEWER)), id, new Dismiss("a drawing"));
        return id;
    }

    private void publish() {
        house.published.clear();
        house.published.putAll(new FakeLog(house.memory, house.keys).files());
    }

    private static String day(FakeHouse house, int days) {
        return house.clock.instant().plus(Duration.ofDays(days)).toString().substring(0, 10);
    }

    @Test
    void what_is_kept_and_what_ends_soon_is_listed_without_anybody_s_name() throws IOException {
        CaseId open = staged.caseOf();
        JsonNode all = get(200, "evidence").path("evidence");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).path("case").asString()).isEqualTo(open.value());
        assertThat(all.get(0).path("content").asString()).isEqualTo("no clock yet");
        assertThat(get(200, "evidence?within=36500").path("evidence")).isEmpty();
        house.acts().reviewing().decide(new Person(ONE, Set.of(Role.REVIEWER)), open, new Dismiss("a drawing"));
        assertThat(get(200, "evidence?within=31")
                        .path("evidence")
                        .get(0)
                        .path("content")
                        .asString())
                .isEqualTo("kept until");
        assertThat(get(200, "evidence?within=29").path("evidence")).isEmpty();
        get(400, "evidence?within=-1");
    }

    @Test
    void every_period_says_where_it_comes_from_and_how_well_it_is_known() throws IOException {
        JsonNode rules = get(200, "evidence/rules").path("rules");
        assertThat(rules).hasSize(5);
        for (JsonNode rule : rules) {
            assertThat(rule.path("period").asString()).startsWith("P");
            assertThat(rule.path("grade").asString()).isNotBlank();
            assertThat(rule.path("source").asString()).isNotBlank();
        }
    }

    @Test
    void a_lead_holds_lifts_and_extends_and_nobody_else_does() throws IOException {
        CaseId id = dismissed();
        ObjectNode hold =
                signed("lead-one").put("authority", "Example Court, order 3").put("until", day(house, 50));
        post(403, id + "/hold", hold.deepCopy().put("as", "reviewer-one"));
        post(403, id + "/hold", hold.deepCopy().put("password", "wrong"));
        post(404, "C-00000000/hold", hold);
        post(400, id + "/hold", hold.deepCopy().put("until", "tomorrow"));
        post(400, id + "/hold", hold.deepCopy().put("until", "2020-01-01"));
        post(400, id + "/hold", hold.deepCopy().put("authority", "two\nlines"));
        assertThat(post(200, id + "/hold", hold).path("content").asString()).isEqualTo("legal hold until");
        assertThat(post(409, id + "/hold", hold).path("error").asString()).contains("stands already");
        post(400, id + "/lift", signed("lead-one"));
        assertThat(post(200, id + "/lift", signed("lead-one").put("reason", "over"))
                        .path("content")
                        .asString())
                .isEqualTo("kept until");
        ObjectNode extend = signed("lead-one").put("reason", "an inquiry").put("until", day(house, 60));
        assertThat(post(409, id + "/extend", extend.deepCopy().put("until", day(house, 500)))
                        .path("error")
                        .asString())
                .contains("further than the settings allow");
        post(200, id + "/extend", extend);
        assertThat(post(409, id + "/extend", extend).path("error").asString()).contains("kept until then anyway");
        assertThat(staged.file(id).all(CaseEvent.RetentionExtended.class)).hasSize(1);
    }

    @Test
    void one_lead_asks_and_another_agrees_each_with_a_password_of_their_own() throws IOException {
        member(new PersonId("lead-two"), Role.LEAD);
        CaseId id = staged.caseOf();
        ObjectNode words =
                signed("lead-one").put("authority", "Example Court, order 5").put("purpose", "an inquiry");
        post(403, id + "/ask", words.deepCopy().put("as", "reviewer-one"));
        post(400, id + "/ask", words.deepCopy().put("purpose", "two\nlines"));
        assertThat(post(409, id + "/approve", signed("lead-two")).path("error").asString())
                .contains("Nothing was asked");
        assertThat(post(200, id + "/ask", words).path("outcome").asString()).isEqualTo("asked");
        assertThat(post(409, id + "/approve", signed("lead-one")).path("error").asString())
                .contains("another person has to agree");
        post(403, id + "/approve", signed("lead-two").put("password", "wrong"));
        assertThat(post(200, id + "/approve", signed("lead-two"))
                        .path("outcome")
                        .asString())
                .isEqualTo("approved");
        assertThat(staged.file(id).all(CaseEvent.OpeningApproved.class)).hasSize(1);
    }

    @Test
    void expired_evidence_is_refused_in_words_and_its_destruction_is_proven() throws IOException {
        CaseId id = dismissed();
        assertThat(get(503, "cases/" + id + "/destructions").path("error").asString())
                .contains("its checkpoint is not there");
        publish();
        assertThat(get(200, "cases/" + id + "/destructions").path("destructions"))
                .isEmpty();
        house.clock.advance(Duration.ofDays(31));
        ObjectNode order =
                signed("lead-one").put("authority", "Example Court, order 4").put("purpose", "an inquiry");
        assertThat(post(409, id + "/records", order).path("error").asString())
                .contains("The time of this evidence is over");
        house.acts().retaining().order();
        while (house.acts().retaining().advance()) {}
        publish();
        JsonNode proven = get(200, "cases/" + id + "/destructions").path("destructions");
        assertThat(proven).hasSize(1);
        assertThat(proven.get(0).path("basis").asString()).isEqualTo("dismissed");
        assertThat(proven.get(0).path("key_ids")).hasSize(1);
        assertThat(proven.get(0).path("proof").asString()).startsWith("c2sp.org/tlog-proof@v1\n");
        get(404, "cases/nonsense/destructions");
    }
}
