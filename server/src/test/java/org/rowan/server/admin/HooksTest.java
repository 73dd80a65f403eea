package org.rowan.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Item;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.cases.Surface;
import org.rowan.flow.Listing;
import org.rowan.flow.Requesting;
import org.rowan.flow.Submission;
import org.rowan.hook.Ask;
import org.rowan.port.ServiceHook;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeMedia;

/// The addresses of the service at the administration door.
class HooksTest {
    private static final PdqHash LISTED = PdqHash.parse("0f".repeat(32));
    private static final Person LEAD = new Person(new PersonId("lead-one"), Set.of(Role.LEAD));

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;
    private String delivery = "";

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        new Listing(house.lists, house.memory, house.keys, house.clock)
                .add(LEAD.id(), "drill-1", "made here", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
        Item item = new Item(
                "item-1",
                Surface.PUBLIC_POST,
                Account.known("account-1"),
                house.clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        house.acts()
                .intake()
                .accept(new Submission(
                        "forum", "key", item, new Submission.File(FakeMedia.picture(LISTED, 100, 1, "a"))));
        CaseId id = house.memory.allCases().getFirst().id();
        delivery = ((Requesting.Asked) house.acts().hooks().requesting().ask(LEAD, id, Ask.Kind.HOLD, "why"))
                .deliveries()
                .getFirst()
                .value();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> post(String path) throws IOException {
        return FakeHouse.send(
                client,
                HttpRequest.newBuilder(house.at("/api/v1/admin/hooks" + path))
                        .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
    }

    private String get(String path) throws IOException {
        return house.get(client, "/api/v1/admin/hooks" + path, "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                .body();
    }

    private void deliver() throws IOException {
        while (house.acts().hooks().delivering().advance()) {}
    }

    @Test
    void the_addresses_are_listed_and_what_each_takes() throws IOException {
        assertThat(get("")).contains("\"name\":\"main\"", "\"takes\":[\"hold\"", "\"drills\":\"too\"");
    }

    @Test
    void a_request_that_is_not_taken_says_why_and_when_it_comes_again_and_can_be_hurried() throws IOException {
        house.service.answers(new ServiceHook.Failed("it answered HTTP 500", Optional.empty()));
        deliver();
        assertThat(get("/deliveries"))
                .contains("\"delivery\":\"" + delivery + "\"", "\"failures\":1", "it answered HTTP 500");
        assertThat(post("/deliveries/" + delivery + "/retry").statusCode()).isEqualTo(202);
        deliver();
        assertThat(house.service.done()).hasSize(1);
        assertThat(get("/deliveries")).isEqualTo("{\"waiting\":[]}");
        assertThat(post("/deliveries/" + delivery + "/retry").statusCode()).isEqualTo(404);
    }

    @Test
    void what_waits_for_a_person_makes_the_house_unwell_until_it_is_asked_again() throws IOException {
        house.service.answers(new ServiceHook.Declined("it wants no more"));
        deliver();
        assertThat(get("/deliveries")).contains("\"next\":\"never by itself\"");
        assertThat(house.acts().hooks().trouble().orElse("")).contains("never took: 1");
        post("/deliveries/" + delivery + "/retry");
        house.clock.advance(Duration.ofMinutes(1));
        deliver();
        assertThat(house.acts().hooks().trouble()).isEmpty();
    }

    @Test
    void a_process_that_does_not_ask_tries_nothing_out() throws IOException {
        var refused = post("/main/test");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("Nothing was sent");
        assertThat(house.get(client, "/api/v1/admin/hooks").statusCode()).isEqualTo(401);
    }
}
