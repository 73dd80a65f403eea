package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static FakeHouse house;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        house = new FakeHouse(Duty.ALL, Set.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void without_a_key_no_program_comes_in() throws IOException {
        var answer = house.get(client, "/api/v1/items");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("needs the API key of a client").contains("got none");
    }

    @Test
    void a_wrong_key_is_refused_with_another_sentence() throws IOException {
        var answer = house.get(client, "/api/v1/items", "X-API-Key", "nobody's key");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("No client has this API key").doesNotContain("nobody's key");
    }

    /// A client that hears 500 may drop its item; 503 says when to come again.
    @Test
    void while_nobody_can_be_looked_up_clients_are_told_to_come_again() throws IOException {
        house.clients.broken = true;
        try {
            var answer = house.get(client, "/api/v1/items", "X-API-Key", "any key");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("30");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.body()).contains("Nothing was taken in").doesNotContain("database");
        } finally {
            house.clients.broken = false;
        }
    }

    @Test
    void an_api_key_does_not_open_the_administration_door() throws IOException {
        house.clients.add("forum");

        var answer = house.get(client, "/api/v1/admin/people", "Authorization", "Bearer key of forum");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{\"error\":\"The administration door needs the token");
    }

    @Test
    void the_administration_token_does_not_open_the_api() throws IOException {
        var answer = house.get(client, "/api/v1/items", "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void what_a_proxy_passed_on_does_not_come_from_this_machine() throws IOException {
        var answer = house.get(
                client,
                "/api/v1/admin/people",
                "Authorization",
                "Bearer " + FakeHouse.ADMIN_TOKEN,
                "X-Forwarded-For",
                "192.0.2.1");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_page_asks_for_a_person_and_says_what_a_browser_may_load() throws IOException {
        var answer = house.get(client, "/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/sign-in");
        assertThat(answer.headers().firstValue("content-security-policy")).contains(Gates.CONTENT_POLICY);
        assertThat(answer.headers().firstValue("x-frame-options")).contains("DENY");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_libraries_of_the_pages_are_served_from_here() throws IOException {
        assertThat(house.get(client, "/webjars/htmx.org/2.0.10/dist/htmx.min.js")
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.get(client, "/webjars/picocss__pico/2.1.1/css/pico.min.css")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void entries_of_the_log_are_not_for_everybody() throws IOException {
        assertThat(house.get(client, "/log/tile/entries/000").statusCode()).isEqualTo(401);
    }
}
