package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class HealthTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private FakeHouse house;

    @BeforeEach
    void open() {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.health.with("hash-lists", () -> {
            asked.incrementAndGet();
            return Optional.of("no hash list is in force");
        });
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_stranger_learns_the_status_and_nothing_else() throws IOException {
        for (String path : new String[] {"/healthz", "/actuator/health"}) {
            var answer = house.get(client, path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"status\":\"DOWN\"}");
        }
    }

    @Test
    void neither_a_wrong_token_nor_one_from_elsewhere_opens_the_rest() throws IOException {
        assertThat(house.get(client, "/healthz", "Authorization", "Bearer guessed")
                        .body())
                .doesNotContain("hash-lists");
        assertThat(house.get(
                                client,
                                "/healthz",
                                "Authorization",
                                "Bearer " + FakeHouse.ADMIN_TOKEN,
                                "X-Forwarded-For",
                                "192.0.2.1")
                        .body())
                .doesNotContain("hash-lists");
    }

    @Test
    void the_token_of_this_machine_opens_the_reasons() throws IOException {
        assertThat(house.get(client, "/actuator/health", "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .body())
                .contains("\"part\":\"hash-lists\"", "\"reason\":\"no hash list is in force\"");
    }

    @Test
    void strangers_make_the_parts_be_asked_every_few_seconds_at_most() throws IOException {
        for (int i = 0; i < 50; i++) house.get(client, "/healthz");
        assertThat(asked.get()).isEqualTo(1);

        house.sittings.advance(Duration.ofSeconds(6));
        house.get(client, "/healthz");

        assertThat(asked.get()).isEqualTo(2);
    }
}
