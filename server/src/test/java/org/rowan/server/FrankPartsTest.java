package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.franking.Schedule;
import org.rowan.franking.SecretStampingKey;
import org.rowan.franking.StampingKey;
import org.rowan.store.PostgresJournal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrankPartsTest {
    private static final String MESSAGE = "{\"messages\":[{\"type\":\"direct\",\"sender\":\"acct-bruno\",\"device\":1,"
            + "\"recipient\":\"acct-anna\",\"message_id\":\"AAECAwQFBgcICQoLDA0ODw\","
            + "\"commitment\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}]}";

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    private void settings(String... lines) throws IOException {
        Files.writeString(data.resolve("rowan.conf"), String.join("\n", lines) + "\n");
    }

    private FrankParts parts(Duty duty) throws IOException {
        return FrankParts.of(Config.read(data.resolve("rowan.conf")), data, duty, InstantSource.system());
    }

    private Server start(Duty duty) throws IOException {
        return Server.start(new Arguments(
                data, Optional.of(0), Optional.empty(), duty, Optional.empty(), false, false, Optional.empty()));
    }

    private HttpResponse<String> post(Server server, String path, String key, String json) throws IOException {
        return FakeHouse.send(
                client,
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    private static List<String> keyEntries(Server server) throws IOException {
        PostgresJournal journal = (PostgresJournal) server.acts().journal();
        return journal.entries(0, journal.size()).stream()
                .map(entry -> entry.read())
                .filter(read -> read.value("purpose").equals(Optional.of("frank-tag")))
                .map(read -> read.type() + " " + read.value("number").orElseThrow())
                .toList();
    }

    @Test
    void each_role_has_its_own_half_and_nothing_is_made_while_it_is_off() throws IOException {
        settings("");
        for (Duty duty : List.of(Duty.ALL, Duty.INTAKE, Duty.CONSOLE, Duty.FILER)) {
            assertThat(parts(duty).doors()).isEqualTo(Frank.OFF);
        }
        settings("frank.service = chat.example", "frank.clients = forum, relay-2", "frank.window-days = 30");
        assertThat(parts(Duty.STAMPER).doors().stamping()).isPresent();
        assertThat(parts(Duty.STAMPER).doors().verifying()).isEmpty();
        assertThat(parts(Duty.INTAKE).doors().stamping()).isEmpty();
        assertThat(parts(Duty.INTAKE).doors().verifying()).isPresent();
        for (Duty none : List.of(Duty.CONSOLE, Duty.FILER)) {
            assertThat(parts(none).doors().stamping()).as(none.label()).isEmpty();
            assertThat(parts(none).doors().verifying()).as(none.label()).isEmpty();
        }
        assertThat(parts(Duty.ALL).doors().schedule().window()).isEqualTo(Duration.ofDays(30));
        assertThat(parts(Duty.ALL).doors().clients()).containsExactlyInAnyOrder("forum", "relay-2");
        assertThat(data.resolve("keys")).doesNotExist();
    }

    @Test
    void settings_that_cannot_be_are_told() throws IOException {
        settings("frank.service = chat.example");
        assertThatThrownBy(() -> parts(Duty.ALL))
                .hasMessageContaining("\"frank.clients\" is one client name or several");
        settings("frank.service = chat.example", "frank.clients = Not a Name");
        assertThatThrownBy(() -> parts(Duty.ALL)).hasMessageContaining("\"frank.clients\"");
        settings("frank.service = " + "é".repeat(128), "frank.clients = forum");
        assertThatThrownBy(() -> parts(Duty.ALL)).hasMessageContaining("255 bytes at most");
        for (String days : List.of("29", "731", "half a year")) {
            settings("frank.window-days = " + days);
            assertThatThrownBy(() -> parts(Duty.ALL))
                    .hasMessageContaining("\"frank.window-days\" is a whole number from 30 to 730");
        }
        settings("");
        assertThatThrownBy(() -> parts(Duty.STAMPER)).hasMessageContaining("a process with the role stamper");
    }

    @Test
    void the_health_tells_a_missing_key_a_day_before_it_is_needed() {
        Instant monday = Instant.parse("2026-11-23T00:00:00Z");
        StampingKey week =
                new SecretStampingKey(Schedule.USUAL.beginning(1, monday), org.rowan.franking.Octets.zeros(32));
        org.rowan.store.franking.StampingKeys keys =
                now -> Optional.of(week).filter(k -> now.isBefore(k.epoch().notAfter()));

        assertThat(FrankParts.trouble(keys, monday.plus(Duration.ofDays(5)))).isEmpty();
        assertThat(FrankParts.trouble(keys, monday.plus(Duration.ofDays(6))).orElseThrow())
                .contains("the key of the next one is not there");
        assertThat(FrankParts.trouble(keys, monday.plus(Duration.ofDays(7))).orElseThrow())
                .contains("no key stamps at this time");
        assertThat(FrankParts.trouble(
                        now -> {
                            throw new IOException("keys: 1.key is not there.");
                        },
                        monday))
                .contains("keys: 1.key is not there.");
    }

    @Test
    void a_server_makes_keys_on_record_stamps_checks_and_goes_on_after_a_restart() throws IOException {
        settings("");
        try (Server off = start(Duty.ALL)) {
            assertThat(data.resolve("keys").resolve("franking")).doesNotExist();
            assertThat(keyEntries(off)).isEmpty();
        }
        settings("frank.service = chat.example", "frank.clients = forum");
        String tag;
        String key;
        try (Server server = start(Duty.ALL)) {
            assertThat(keyEntries(server)).containsExactly("key.create 1", "key.create 2");
            key = server.acts().clients().add("forum").orElseThrow().reveal();
            HttpResponse<String> stamped = post(server, "/v1/frank/stamp", key, MESSAGE);
            assertThat(stamped.statusCode()).as(stamped.body()).isEqualTo(200);
            JsonNode stamp = JsonMapper.shared().readTree(stamped.body());
            tag = "{\"tags\":" + stamp.path("stamps") + "}";
        }
        try (Server again = start(Duty.ALL)) {
            assertThat(keyEntries(again)).hasSize(2);
            assertThat(post(again, "/v1/frank/check", key, tag).body())
                    .isEqualTo("{\"results\":[{\"answer\":\"yes\"}]}");
        }
        Path first = data.resolve("keys").resolve("franking").resolve("1.key");
        Files.move(first, data.resolve("1.key"));
        assertThatThrownBy(() -> start(Duty.ALL).close())
                .hasMessageContaining("1.key is not there")
                .hasMessageContaining("1.lost");
    }
}
