package org.rowan.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Freezing an account by the command line's door.
class PreserveTest {
    private static final PersonId LEAD = new PersonId("lead-one");
    private static final PersonId ADMIN = new PersonId("admin-one");
    private static final PersonId ONE = new PersonId("reviewer-one");
    private static final Bytes MAIL = Bytes.utf8("From somebody");

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        member(LEAD, Role.LEAD);
        member(ADMIN, Role.ADMIN);
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

    private static ObjectNode signed(PersonId as) {
        return JsonMapper.shared().createObjectNode().put("as", as.value()).put("password", "chosen");
    }

    private JsonNode answer(int status, String path, HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = FakeHouse.send(
                client,
                request.uri(house.at("/api/v1/admin/" + path))
                        .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private JsonNode post(int status, String path, ObjectNode body) throws IOException {
        return answer(status, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode add(int status, String id, ObjectNode head, Bytes content) throws IOException {
        String signed = Base64.getEncoder().encodeToString(head.toString().getBytes(StandardCharsets.UTF_8));
        return answer(
                status,
                "cases/" + id + "/kept",
                HttpRequest.newBuilder()
                        .header("Rowan-Signed", signed)
                        .POST(BodyPublishers.ofByteArray(content.toArray())));
    }

    private ObjectNode order(PersonId as) {
        return signed(as).put("account", "account-7").put("drill", false).put("reason", "by telephone");
    }

    private CaseFile file(String id) {
        return house.memory.load(new CaseId(id)).orElseThrow().file();
    }

    @Test
    void an_administrator_freezes_an_account_brings_what_there_is_and_releases_it() throws IOException {
        JsonNode ordered = post(200, "preserve", order(ADMIN).put("authority", "Example Police, case 7"));
        String id = ordered.path("case").asString();
        assertThat(ordered.path("standing").asBoolean()).isTrue();
        assertThat(ordered.path("next").asString()).contains("the service is asked");
        assertThat(ordered.path("asked").get(0).path("standing").asString()).isEqualTo("waiting");
        JsonNode kept = add(200, id, signed(ADMIN).put("name", "mail.mbox"), MAIL);
        assertThat(kept.path("sha256").asString()).isEqualTo(Digest.of(MAIL).hex());
        assertThat(add(200, id, signed(ADMIN).put("name", "mail.mbox"), MAIL)
                        .path("outcome")
                        .asString())
                .isEqualTo("repeated");
        JsonNode shown = answer(200, "cases/" + id + "/preserve", HttpRequest.newBuilder());
        assertThat(shown.path("kept")).hasSize(1);
        assertThat(shown.toString()).doesNotContain("mail.mbox").contains("\"bytes\":" + MAIL.length());
        JsonNode row = answer(200, "evidence", HttpRequest.newBuilder())
                .path("evidence")
                .get(0);
        assertThat(row.path("state").asString()).isEqualTo("preserved");
        assertThat(row.path("unseen").asInt()).isEqualTo(1);
        assertThat(row.path("ordered_until").asString()).startsWith("20");
        JsonNode rules = answer(200, "evidence/rules", HttpRequest.newBuilder());
        assertThat(rules.toString()).contains("an account frozen by an order, unseen");
        JsonNode released = post(200, "cases/" + id + "/release", signed(ADMIN).put("reason", "a mistake"));
        assertThat(released.path("standing").asBoolean()).isFalse();
        assertThat(add(409, id, signed(ADMIN).put("name", "x"), Bytes.utf8("more"))
                        .path("error")
                        .asString())
                .contains("released");
    }

    @Test
    void a_reviewer_a_stranger_and_a_missing_word_change_nothing() throws IOException {
        assertThat(post(403, "preserve", order(ONE)).path("error").asString()).contains("role");
        assertThat(post(403, "preserve", order(LEAD).put("password", "wrong"))).isNotNull();
        ObjectNode without = order(LEAD);
        without.remove("reason");
        assertThat(post(400, "preserve", without).path("error").asString()).contains("reason");
        assertThat(post(400, "preserve", order(LEAD).put("account", "a\u202Eb"))
                        .path("error")
                        .asString())
                .contains("printable");
        assertThat(post(400, "preserve", order(LEAD).put("accuont", "x"))
                        .path("error")
                        .asString())
                .contains("unknown field");
        assertThat(post(404, "cases/C-00000000/preserve", signed(LEAD).put("reason", "why"))
                        .path("error")
                        .asString())
                .contains("no such case");
        assertThat(house.memory.allCases()).isEmpty();
    }

    @Test
    void what_is_brought_by_the_wrong_person_empty_too_large_or_unsigned_is_refused() throws IOException {
        String id = post(200, "preserve", order(LEAD)).path("case").asString();
        ObjectNode named = signed(LEAD).put("name", "x");
        assertThat(add(403, id, signed(ONE).put("name", "x"), MAIL)
                        .path("error")
                        .asString())
                .contains("A lead or an administrator");
        assertThat(add(400, id, named, Bytes.empty()).path("error").asString()).contains("empty");
        Bytes large = Bytes.adopt(new byte[FakeHouse.MAX_FILE_BYTES + 1]);
        assertThat(add(413, id, named, large).path("error").asString()).contains("preserve.max-bytes");
        assertThat(add(400, id, signed(LEAD).put("name", "n".repeat(256)), MAIL))
                .isNotNull();
        assertThat(add(404, "C-00000000", named, MAIL)).isNotNull();
        assertThat(answer(
                                400,
                                "cases/" + id + "/kept",
                                HttpRequest.newBuilder()
                                        .header("Rowan-Signed", "%%%")
                                        .POST(BodyPublishers.ofString("x")))
                        .path("error")
                        .asString())
                .contains("base64");
        house.vault.full(true);
        assertThat(add(503, id, named, MAIL).path("error").asString()).contains("Free space");
        assertThat(file(id).kept()).isEmpty();
        assertThat(house.vault.size()).isZero();
    }
}
