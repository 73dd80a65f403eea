package org.rowan.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class KeysAndPeopleTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeHouse house;

    @BeforeEach
    void open() {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.clients.add("forum");
        house.clients.add("1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> post(String path) throws IOException {
        return FakeHouse.send(
                client,
                HttpRequest.newBuilder(house.at("/api/v1/admin" + path))
                        .header("Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
    }

    private HttpResponse<String> get(String path) throws IOException {
        return house.get(client, "/api/v1/admin" + path, "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN);
    }

    private String answerTo(String key) throws IOException {
        return house.get(client, "/api/v1/items", "X-API-Key", key).body();
    }

    @Test
    void a_revoked_key_opens_nothing_from_the_next_request_on() throws IOException {
        assertThat(answerTo("key of forum")).doesNotContain("No client has this API key");

        assertThat(post("/clients/forum/revoke").body()).contains("\"name\":\"forum\"", "\"revoked\":true");

        assertThat(answerTo("key of forum")).contains("No client has this API key");
        assertThat(answerTo("key of 1")).doesNotContain("No client has this API key");
    }

    @Test
    void a_key_is_revoked_by_its_number_but_a_name_goes_first() throws IOException {
        assertThat(post("/clients/1/revoke").body()).contains("\"name\":\"1\"");
        assertThat(post("/clients/2/revoke").statusCode()).isEqualTo(409);
        house.clients.add("shop");
        assertThat(post("/clients/3/revoke").body()).contains("\"name\":\"shop\"");
        assertThat(answerTo("key of forum")).doesNotContain("No client has this API key");
    }

    @Test
    void clients_are_listed_without_anything_of_their_keys() throws IOException {
        post("/clients/forum/revoke");

        assertThat(get("/clients").body())
                .contains("\"name\":\"forum\",\"key_id\":1")
                .contains("\"revoked\":\"2026-")
                .contains("\"name\":\"1\",\"key_id\":2")
                .contains("\"revoked\":null")
                .doesNotContain("key of");
    }

    @Test
    void what_is_not_there_or_is_revoked_is_not_revoked_and_its_name_is_not_given_again() throws IOException {
        assertThat(post("/clients/nobody/revoke").statusCode()).isEqualTo(404);
        post("/clients/forum/revoke");

        assertThat(post("/clients/forum/revoke").statusCode()).isEqualTo(409);
        assertThat(house.clients.add("forum")).isEmpty();
    }

    @Test
    void a_disabled_person_is_enabled_with_a_new_password_and_nobody_else_is() throws IOException {
        PersonId one = new PersonId("reviewer.one");
        house.people.add(one, one, "one", Set.of(Role.REVIEWER));
        house.people.changePassword(one, new Personal<>("first"), new Personal<>("a sentence to remember"));

        assertThat(post("/people/reviewer.one/enable").statusCode()).isEqualTo(409);
        assertThat(post("/people/nobody/enable").statusCode()).isEqualTo(409);
        assertThat(house.people.signIn("reviewer.one", new Personal<>("a sentence to remember")))
                .isPresent();
        house.people.disable(one, one);

        var enabled = post("/people/reviewer.one/enable");

        assertThat(enabled.statusCode()).isEqualTo(200);
        assertThat(enabled.body()).contains("\"password\":\"first\"");
        assertThat(house.people.signIn("reviewer.one", new Personal<>("first"))).isPresent();
        assertThat(house.people.signIn("reviewer.one", new Personal<>("a sentence to remember")))
                .isEmpty();
    }

    @Test
    void where_too_many_passwords_are_checked_the_command_line_is_asked_to_come_back() throws IOException {
        PersonId one = new PersonId("reviewer.one");
        house.people.add(one, one, "one", Set.of(Role.REVIEWER));
        house.people.busy = true;

        var answer = post("/people/reviewer.one/password");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("5");
        assertThat(answer.body()).contains("\"error\":\"too many passwords are being checked");
    }

    @Test
    void without_the_token_nothing_is_listed_or_revoked() throws IOException {
        assertThat(house.get(client, "/api/v1/admin/clients", "X-API-Key", "key of forum")
                        .statusCode())
                .isEqualTo(401);
        var answer = FakeHouse.send(
                client,
                HttpRequest.newBuilder(house.at("/api/v1/admin/clients/forum/revoke"))
                        .header("X-API-Key", "key of forum")
                        .POST(BodyPublishers.noBody())
                        .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answerTo("key of forum")).doesNotContain("No client has this API key");
    }
}
