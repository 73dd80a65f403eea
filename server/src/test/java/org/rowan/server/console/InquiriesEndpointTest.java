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
import org.rowan.cases.CaseId;
import org.rowan.cases.Inquiries;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InquiriesEndpointTest {
    private static final String PATH = "/api/v1/admin/inquiries";

    private final HttpClient client = FakeHouse.browser();
    private FakeHouse house;
    private Staged staged;
    private CaseId id;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = staged.caseOf();
        member("filer-one", Role.FILER);
        member("reviewer-one", Role.REVIEWER);
    }

    private void member(String name, Role role) throws IOException {
        PersonId person = new PersonId(name);
        house.people.add(person, person, name, Set.of(role));
        house.people.changePassword(person, new Personal<>("first"), new Personal<>("chosen"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode listed() throws IOException {
        HttpResponse<String> answer = house.get(client, PATH, "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("inquiries");
    }

    private JsonNode post(int status, String path, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(house.at(PATH + path))
                .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = FakeHouse.send(client, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static ObjectNode by(String name) {
        return JsonMapper.shared().createObjectNode().put("as", name).put("password", "chosen");
    }

    private ObjectNode asking(String by) {
        return by(by).put("case", id.value())
                .put("authority", "NCA, IR-7")
                .put("received", "2026-11-23T12:00:00Z")
                .put("asked", "who logged in");
    }

    @Test
    void an_inquiry_is_added_listed_and_answered() throws IOException {
        JsonNode added = post(200, "", asking("filer-one"));
        assertThat(added.path("due").stringValue()).isEqualTo("2026-11-30T12:00:00Z");
        JsonNode row = listed().path(0);
        assertThat(row.path("case").stringValue()).isEqualTo(id.value());
        assertThat(row.path("overdue").booleanValue()).isFalse();
        assertThat(row.toString()).as("what was asked may be personal").doesNotContain("who logged in");

        String inquiry = "/" + added.path("inquiry").stringValue();
        post(
                200,
                inquiry + "/answer",
                by("filer-one").put("given", "by telephone").put("with_pack", false));
        assertThat(listed()).isEmpty();
        post(404, inquiry + "/refuse", by("filer-one").put("reason", "again"));
        assertThat(Inquiries.of(staged.file(id)).all()).noneMatch(Inquiries.One::open);
    }

    @Test
    void what_cannot_be_is_answered_with_a_sentence_and_changes_nothing() throws IOException {
        assertThat(post(400, "", asking("filer-one").put("received", "yesterday"))
                        .path("error")
                        .stringValue())
                .contains("is a moment such as");
        assertThat(post(409, "", asking("filer-one").put("received", "2027-01-01T00:00:00Z"))
                        .path("error")
                        .stringValue())
                .contains("received in the past");
        assertThat(post(400, "", asking("filer-one").put("authority", "a\nb"))
                        .path("error")
                        .stringValue())
                .contains("printable characters");
        post(404, "", asking("filer-one").put("case", "C-00000000"));
        post(400, "", asking("filer-one").put("more", "x"));
        post(403, "", asking("reviewer-one"));
        post(403, "", asking("filer-one").put("password", "wrong"));
        post(404, "/nonsense/refuse", by("filer-one").put("reason", "r"));
        post(404, "/Q-00000000/answer", by("filer-one").put("given", "g").put("with_pack", false));
        assertThat(listed()).isEmpty();
    }

    @Test
    void health_tells_of_an_answer_that_is_due_soon_and_of_one_that_is_overdue() throws IOException {
        var uk = house.acts().uk();
        post(200, "", asking("filer-one"));
        assertThat(uk.trouble()).isEmpty();
        house.clock.advance(Duration.ofDays(4));
        assertThat(uk.trouble().orElseThrow()).contains("overdue: 0, and due soon: 1");
        house.clock.advance(Duration.ofDays(2));
        assertThat(uk.trouble().orElseThrow()).contains("overdue: 1, and due soon: 0");
        assertThat(listed().path(0).path("overdue").booleanValue()).isTrue();
    }
}
