package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.flow.Requesting;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.port.ServiceHook;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeMedia;

/// Facts that the service tells: at once in its answer, or later at the door.
class FactsTest {
    private static final PdqHash LISTED = PdqHash.parse("0f".repeat(32));
    private static final Person LEAD = new Person(new PersonId("lead-one"), Set.of(Role.LEAD));
    private static final String FACTS = "\"account\": {\"id\": \"account-1\", \"screen_name\": \"a name\"},"
            + " \"not_held\": [{\"fact\": \"devices\", \"because\": \"a web page alone\"}]";

    private FakeHouse house;
    private CaseId id;
    private DeliveryId delivery;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.clients.add("forum");
        new Listing(house.lists, house.memory, house.keys, house.clock)
                .add(LEAD.id(), "drill-1", "made here", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
        Sent.item(house, Sent.METADATA, FakeMedia.picture(LISTED, 100, 1, "a")).answer();
        id = house.memory.allCases().getFirst().id();
        delivery = ((Requesting.Asked) house.acts().hooks().requesting().ask(LEAD, id, Ask.Kind.ENRICH, "why"))
                .deliveries()
                .getFirst();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> tell(String caseId, String body) throws IOException {
        return Sent.json(house, "/api/v1/cases/" + caseId + "/facts", body).answer();
    }

    private String body(DeliveryId about) {
        return "{\"delivery\": \"" + about + "\", " + FACTS + "}";
    }

    private CaseFile file() {
        return house.memory.load(id).orElseThrow().file();
    }

    @Test
    void facts_told_at_the_door_stand_in_the_case_with_who_told_them_once() throws IOException {
        assertThat(tell(id.value(), body(delivery)).body()).isEqualTo("{\"outcome\":\"added\"}");
        assertThat(tell(id.value(), body(delivery)).body()).isEqualTo("{\"outcome\":\"repeated\"}");
        assertThat(file().all(CaseEvent.FactsStated.class))
                .singleElement()
                .matches(
                        told -> told.teller().equals("forum") && told.delivery().equals(delivery));
    }

    @Test
    void facts_in_the_answer_stand_in_the_case_before_the_request_counts_as_taken() throws IOException {
        house.service.answers(new ServiceHook.Took(Optional.of(Bytes.utf8("{" + FACTS + "}"))));
        while (house.acts().hooks().delivering().advance()) {}
        assertThat(file().events().get(file().version() - 2)).isInstanceOf(CaseEvent.FactsStated.class);
        assertThat(file().events().getLast())
                .isEqualTo(new CaseEvent.ServiceTook(house.clock.instant(), delivery, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON|not JSON",
                "{\"a_word_of_tomorrow\": 1}|unknown field",
                "{}|tells nothing",
                "{\"account\": {\"id\": \"account-2\"}}|another account",
                "{\"not_held\": [{\"fact\": \"wishes\", \"because\": \"x\"}]}|is one of account"
            })
    void an_answer_that_is_none_is_remarked_and_adds_nothing(String answer, String remark) throws IOException {
        house.service.answers(new ServiceHook.Took(Optional.of(Bytes.utf8(answer))));
        while (house.acts().hooks().delivering().advance()) {}
        assertThat(file().all(CaseEvent.FactsStated.class)).isEmpty();
        assertThat(file().all(CaseEvent.ServiceTook.class).getFirst().remark().orElse(""))
                .contains(remark);
    }

    @Test
    void a_key_alone_tells_nothing() throws IOException {
        assertThat(tell(id.value(), body(new DeliveryId("D-0000000000000000"))).statusCode())
                .isEqualTo(404);
        assertThat(tell("C-00000000", body(delivery)).statusCode()).isEqualTo(404);
        assertThat(tell("nothing", body(delivery)).statusCode()).isEqualTo(404);
        var stranger = Sent.json(house, "/api/v1/cases/" + id + "/facts", body(delivery))
                .header("Authorization", "Bearer another");
        assertThat(stranger.answer().statusCode()).isEqualTo(401);
        assertThat(file().all(CaseEvent.FactsStated.class)).isEmpty();
    }

    @Test
    void a_failure_of_ours_is_repeated_by_the_service_and_adds_the_facts_once() throws IOException {
        house.broken = true;
        assertThat(tell(id.value(), body(delivery)).statusCode()).isEqualTo(503);
        house.broken = false;
        assertThat(tell(id.value(), body(delivery)).statusCode()).isEqualTo(200);
        assertThat(file().all(CaseEvent.FactsStated.class)).hasSize(1);
    }
}
