package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.agency.records.RecordsStream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Role;
import org.rowan.evidence.EvidenceId;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What leaves a case at the administration door.
class HandOverTest {
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
        member(new PersonId("admin-one"), Role.ADMIN);
    }

    private void member(PersonId id, Role role) throws IOException {
        house.people.add(LEAD, id, id.value(), Set.of(role));
        house.people.changePassword(id, new Personal<>("first"), new Personal<>("chosen"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static ObjectNode asking(String as, String password) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("as", as)
                .put("password", password)
                .put("authority", "Example Court, order 14/2026")
                .put("purpose", "an inquiry");
    }

    private HttpRequest.Builder post(String path, ObjectNode body) {
        return HttpRequest.newBuilder(house.at("/api/v1/admin/cases/" + path))
                .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private String refused(int status, String path, ObjectNode body) throws IOException {
        HttpResponse<String> answer = FakeHouse.send(client, post(path, body).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static Map<String, Bytes> files(byte[] stream) throws IOException {
        Map<String, Bytes> files = new LinkedHashMap<>();
        var reader = new RecordsStream.Reader(new ByteArrayInputStream(stream));
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            files.put(part.get().path(), Bytes.adopt(part.get().content().readAllBytes()));
        }
        return files;
    }

    private int taken(CaseId id) throws IOException {
        return staged.file(id).all(CaseEvent.RecordsTaken.class).size();
    }

    @Test
    void a_lead_takes_everything_about_a_case() throws Exception {
        CaseId id = staged.caseOf();

        HttpResponse<byte[]> answer =
                client.send(post(id + "/records", asking("lead-one", "chosen")).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        Map<String, Bytes> files = files(answer.body());
        assertThat(files.keySet())
                .contains(
                        "bag-info.txt",
                        "data/index.html",
                        "data/index.txt",
                        "data/case.json",
                        "data/views.json",
                        "data/log/checkpoint",
                        "data/log/log.vkey",
                        "data/log/opening.txt",
                        "data/evidence/file-01.bin");
        var sealed = staged.file(id).evidence().getFirst();
        assertThat(Digest.of(files.get("data/evidence/file-01.bin")).value())
                .isEqualTo(sealed.digests().sha256().value());
        assertThat(taken(id)).isEqualTo(1);
    }

    @Test
    void roles_and_passwords_decide_and_not_the_token_of_the_machine() throws IOException {
        CaseId id = staged.caseOf();
        String path = id + "/records";
        assertThat(refused(403, path, asking("lead-one", "wrong"))).contains("nobody of this sign-in name");
        assertThat(refused(403, path, asking("command-line", "chosen"))).contains("nobody of this sign-in name");
        refused(403, path, asking("reviewer-one", "chosen"));
        refused(403, path, asking("admin-one", "chosen"));
        house.people.resetPassword(LEAD, LEAD);
        assertThat(refused(403, path, asking("lead-one", "first"))).contains("choose your own first");
        assertThat(taken(id)).isZero();
    }

    @Test
    void what_cannot_be_understood_orders_nothing() throws IOException {
        CaseId id = staged.caseOf();
        String path = id + "/records";
        refused(404, "C-00000000/records", asking("lead-one", "chosen"));
        refused(404, "nonsense/records", asking("lead-one", "chosen"));
        assertThat(refused(400, path, asking("lead-one", "chosen").put("purpose", " ")))
                .contains("purpose");
        assertThat(refused(400, path, asking("lead-one", "chosen").put("authority", "two\nlines")))
                .contains("authority");
        ObjectNode without = asking("lead-one", "chosen");
        without.remove("authority");
        assertThat(refused(400, path, without)).contains("authority");
        assertThat(refused(400, path, asking("lead-one", "chosen").put("more", "x")))
                .contains("unknown field");
        house.acts().reviewing().recuse(new Person(LEAD, Set.of(Role.LEAD)), id);
        assertThat(refused(409, path, asking("lead-one", "chosen"))).contains("stepped back");
        assertThat(taken(id)).isZero();
    }

    @Test
    void a_referral_is_exported_by_who_may_file_and_only_once_people_decided() throws IOException {
        CaseId id = staged.caseOf();
        ObjectNode wanted = asking("lead-one", "chosen").put("form", "vics").put("region", "UK");
        wanted.remove("authority");
        wanted.remove("purpose");
        assertThat(refused(409, id + "/export", wanted)).contains("nobody decided to refer it");
        ReviewDecision.Refer refer = new ReviewDecision.Refer(
                Destination.NCMEC, IncidentType.IMAGERY, Optional.empty(), Optional.empty(), "a drill");
        house.acts().reviewing().decide(new Person(LEAD, Set.of(Role.LEAD)), id, refer);
        house.acts().reviewing().decide(new Person(new PersonId("reviewer-one"), Set.of(Role.REVIEWER)), id, refer);

        HttpResponse<String> answer =
                FakeHouse.send(client, post(id + "/export", wanted).build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("/UK/$metadata#Cases", id.value());
        assertThat(staged.file(id).all(CaseEvent.Exported.class))
                .extracting(CaseEvent.Exported::document)
                .containsExactly(Digest.of(Bytes.utf8(answer.body())));
        assertThat(refused(409, id + "/export", wanted.deepCopy().put("region", "uk")))
                .contains("--region");
        refused(400, id + "/export", wanted.deepCopy().put("form", "pdf"));
        refused(403, id + "/export", wanted.deepCopy().put("as", "reviewer-one"));
        assertThat(staged.file(id).all(CaseEvent.Exported.class)).hasSize(1);
    }

    @Test
    void evidence_that_cannot_be_opened_whole_ends_the_stream_before_its_end() throws IOException {
        CaseId id = staged.caseOf();
        house.vault.damage(EvidenceId.ofHex(staged.evidence(id)));

        assertThatThrownBy(() -> files(client.send(
                                post(id + "/records", asking("lead-one", "chosen"))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body()))
                .isInstanceOf(IOException.class);
        assertThat(taken(id)).as("the order is on record all the same").isEqualTo(1);
    }
}
