package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.server.http.Franked.COMMITMENT;
import static org.rowan.server.http.Franked.DIRECT;
import static org.rowan.server.http.Franked.GROUP;
import static org.rowan.server.http.Franked.ID;
import static org.rowan.server.http.Franked.asked;
import static org.rowan.server.http.Franked.tagged;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rowan.franking.Conversation;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.Standing;
import org.rowan.franking.TagContext;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.server.Frank;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrankDoorTest {
    private static FakeHouse house;

    @BeforeAll
    static void open() {
        house = new FakeHouse(Duty.ALL, Franked.frank());
        house.clients.add("forum");
        house.clients.add("scanner");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Sent stamp(String... messages) {
        return Sent.json(house, "/v1/frank/stamp", "{\"messages\":[" + String.join(",", messages) + "]}")
                .without("Idempotency-Key");
    }

    private static Sent check(String... tags) {
        return Sent.json(house, "/v1/frank/check", "{\"tags\":[" + String.join(",", tags) + "]}")
                .without("Idempotency-Key");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode stamps(Sent sent) throws IOException {
        HttpResponse<String> answer = sent.answer();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("stamps");
    }

    private static Octets octets(JsonNode text) {
        return Octets.of(Base64.getUrlDecoder().decode(text.stringValue()));
    }

    private static String refused(Sent sent, int status) throws IOException {
        HttpResponse<String> answer = sent.answer();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer).path("detail").stringValue();
    }

    @Test
    void a_batch_is_stamped_in_its_order_with_the_servers_own_time() throws IOException {
        JsonNode stamps = stamps(stamp(DIRECT, GROUP));

        assertThat(stamps).hasSize(2);
        TagContext direct = TagContext.decode(octets(stamps.get(0).path("tag_context")))
                .found()
                .orElseThrow();
        assertThat(direct.serverTimeMs()).isEqualTo(house.clock.instant().toEpochMilli());
        assertThat(direct.kid()).isEqualTo(2);
        assertThat(direct.service()).isEqualTo("chat.example");
        assertThat(direct.conversation()).isEqualTo(Conversation.direct("chat.example", "acct-anna", "acct-bruno"));
        assertThat(direct.sender().account()).isEqualTo("acct-bruno");
        assertThat(direct.recipient()).isEqualTo("acct-anna");
        TagContext group = TagContext.decode(octets(stamps.get(1).path("tag_context")))
                .found()
                .orElseThrow();
        assertThat(group.conversation())
                .isEqualTo(
                        Conversation.group(Octets.of("group 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        assertThat(group.sender().device()).isEqualTo(-1);
        assertThat(group.recipient()).isEmpty();
    }

    @Test
    void what_was_stamped_holds_and_one_bit_beside_it_does_not() throws IOException {
        JsonNode stamp = stamps(stamp(DIRECT)).get(0);
        byte[] other = octets(stamp.path("tag")).toArray();
        other[0] ^= 1;
        String altered = stamp.toString()
                .replace(
                        stamp.path("tag").stringValue(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(other));

        JsonNode results = json(check(stamp.toString(), altered).answer()).path("results");

        assertThat(results.toString())
                .isEqualTo("[{\"answer\":\"yes\"},{\"answer\":\"no\",\"outcome\":\"tag_invalid\"}]");
    }

    @Test
    void a_repeated_request_is_harmless_because_nothing_is_kept() throws IOException {
        int known = house.memory.log().size();
        String first = stamps(stamp(DIRECT)).toString();
        assertThat(stamps(stamp(DIRECT)).toString()).isEqualTo(first);
        assertThat(stamps(stamp(DIRECT, DIRECT)).get(1).toString())
                .isEqualTo(JsonMapper.shared().readTree(first).get(0).toString());
        assertThat(house.memory.log()).hasSize(known);
    }

    @Test
    void each_tag_that_is_not_ours_or_not_of_now_is_told_by_name_and_what_is_unknown_is_not_a_no() throws IOException {
        Instant now = house.clock.instant();
        Franked.third = new KeyStanding.Compromised();
        byte[] whole = Base64.getUrlDecoder()
                .decode(JsonMapper.shared()
                        .readTree(tagged(2, now, "chat.example"))
                        .path("tag_context")
                        .stringValue());
        byte[] version = whole.clone();
        version[10] = 2;
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(tagged(9, now, "chat.example"), "unknown unknown_key");
        expected.put(tagged(-1, now, "chat.example"), "unknown unknown_key");
        expected.put(tagged(1, now, "chat.example"), "unknown key_expired");
        expected.put(tagged(3, now, "chat.example"), "unknown key_compromised");
        expected.put(tagged(2, now.plus(Duration.ofDays(7)), "chat.example"), "no time_outside_epoch");
        expected.put(tagged(2, now.plus(Duration.ofMinutes(6)), "chat.example"), "no time_outside_epoch");
        expected.put(asked(version, new byte[32]), "unknown unsupported_version");
        expected.put(asked(whole, new byte[31]), "no malformed");
        expected.put(asked(whole, new byte[33]), "no malformed");
        expected.put(asked(Arrays.copyOf(whole, whole.length + 1), new byte[32]), "no malformed");
        expected.put(asked(new byte[1200], new byte[64]), "no malformed");

        JsonNode results =
                json(check(expected.keySet().toArray(String[]::new)).answer()).path("results");
        List<String> got = results.valueStream()
                .map(one -> one.path("answer").stringValue() + " "
                        + one.path("outcome").stringValue())
                .toList();

        assertThat(got).containsExactlyElementsOf(expected.values());
    }

    @Test
    void a_tag_whose_window_has_closed_is_unknown_and_no_key_stamps_a_week_that_has_none() throws IOException {
        try (FakeHouse later = new FakeHouse(Duty.ALL, Franked.frank())) {
            later.clients.add("forum");
            String tag = tagged(2, later.clock.instant(), "chat.example");
            later.clock.advance(Duration.ofDays(181));
            String body = json(Sent.json(later, "/v1/frank/check", "{\"tags\":[" + tag + "]}")
                            .answer())
                    .toString();
            assertThat(body).isEqualTo("{\"results\":[{\"answer\":\"unknown\",\"outcome\":\"outside_window\"}]}");
            HttpResponse<String> none = Sent.json(later, "/v1/frank/stamp", "{\"messages\":[" + DIRECT + "]}")
                    .answer();
            assertThat(none.statusCode()).isEqualTo(503);
            assertThat(none.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void a_batch_is_1_to_256_and_is_stamped_whole_or_not_at_all() throws IOException {
        assertThat(refused(stamp(), 400))
                .isEqualTo("body: the field \"messages\" is missing; expected a list of 1 to 256 objects. Nothing was"
                        + " taken in.");
        assertThat(stamps(stamp(many(256)))).hasSize(256);
        assertThat(refused(stamp(many(257)), 400)).contains("a list of 256 objects at most; got 257 of them");
        assertThat(refused(check(), 400)).contains("a list of 1 to 256 objects");
        String tag = tagged(2, house.clock.instant(), "chat.example");
        assertThat(refused(check(IntStream.range(0, 257).mapToObj(i -> tag).toArray(String[]::new)), 400))
                .contains("got 257 of them");
        assertThat(refused(stamp(DIRECT, DIRECT.replace("\"device\":1", "\"device\":-1"), DIRECT), 400))
                .startsWith("body.messages[2]: the field \"device\" is a whole number from 0 to 4294967295");
    }

    private static String[] many(int count) {
        return IntStream.range(0, count).mapToObj(i -> DIRECT).toArray(String[]::new);
    }

    @Test
    void each_field_is_read_strictly_and_the_sentence_shows_nothing_of_it() throws IOException {
        String b64 = "bytes in base64url without padding; got ";
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put(DIRECT.replace("\"direct\"", "\"sealed\""), "is one of direct, group; got another word");
        wrong.put(DIRECT.replace("\"type\":\"direct\",", ""), "\"type\" is missing; expected one of direct, group");
        wrong.put(DIRECT.replace("acct-bruno", "é".repeat(128)), "1 to 255 bytes in UTF-8; got 256 bytes");
        wrong.put(
                DIRECT.replace("acct-anna", "a".repeat(256)),
                "\"recipient\" is a text of 1 to 255 characters; got 256");
        wrong.put(DIRECT.replace("acct-anna", " "), "got a blank one");
        wrong.put(DIRECT.replace("acct-anna", "\\ud800"), "got one with half a character");
        wrong.put(DIRECT.replace("\"device\":1", "\"device\":4294967296"), "got a number outside");
        wrong.put(DIRECT.replace("\"device\":1", "\"device\":1.5"), "got a number");
        wrong.put(DIRECT.replace("\"device\":1", "\"device\":\"1\""), "got a text");
        wrong.put(DIRECT.replace(ID, "AAAA"), "\"message_id\" is 16 " + b64 + "3 bytes");
        wrong.put(DIRECT.replace(COMMITMENT, COMMITMENT + "="), "\"commitment\" is 32 " + b64 + "another form of it");
        wrong.put(
                DIRECT.replace(COMMITMENT, COMMITMENT.substring(0, 42) + "9"),
                "\"commitment\" is 32 " + b64 + "another form of it");
        wrong.put(
                DIRECT.replace(COMMITMENT, "+/" + COMMITMENT.substring(2)),
                "\"commitment\" is 32 " + b64 + "a text that is none");
        wrong.put(DIRECT.replace(COMMITMENT, ""), "\"commitment\" is 32 " + b64 + "0 bytes");
        wrong.put(DIRECT.replace("\"recipient\":\"acct-anna\",", ""), "\"recipient\" is missing");
        wrong.put(DIRECT.replace("{", "{\"group\":\"Z3JvdXAgMQ\","), "unknown field \"group\"");
        wrong.put(DIRECT.replace("{", "{\"at\":1764000000000,"), "unknown field \"at\"");
        wrong.put(GROUP.replace("{", "{\"recipient\":\"acct-anna\","), "unknown field \"recipient\"");
        wrong.put(GROUP.replace("Z3JvdXAgMQ", "A".repeat(344)), "\"group\" is 1 to 255 " + b64 + "258 bytes");
        wrong.put(GROUP.replace("Z3JvdXAgMQ", ""), "\"group\" is 1 to 255 " + b64 + "0 bytes");
        wrong.put("7", "got a list with a number");
        wrong.put(DIRECT.replace("{", "{\"type\":\"group\","), "is not JSON, or a field is there twice");

        for (Map.Entry<String, String> one : wrong.entrySet()) {
            assertThat(refused(stamp(one.getKey()), 400))
                    .as(one.getValue())
                    .contains(one.getValue())
                    .endsWith("Nothing was taken in.")
                    .doesNotContain("acct-", COMMITMENT.substring(2), ID);
        }
        assertThat(refused(check("{\"tag_context\":\"" + "A".repeat(1604) + "\",\"tag\":\"AA\"}"), 400))
                .contains("\"tag_context\" is 1 to 1200 " + b64 + "1203 bytes");
        assertThat(refused(check("{\"tag_context\":\"AA\",\"tag\":\"\"}"), 400)).contains("1 to 64 " + b64 + "0 bytes");
        assertThat(refused(check("{\"tag_context\":\"AA\",\"tag\":\"AA\",\"payload\":\"AA\"}"), 400))
                .contains("unknown field \"payload\"");
    }

    @Test
    void a_body_that_is_too_long_is_not_read_to_its_end() throws IOException {
        assertThat(refused(stamp(" ".repeat(524_288)), 413)).startsWith("The body is 524,288 bytes at most");
    }

    @Test
    void only_named_clients_come_in() throws IOException {
        for (String path : List.of("/v1/frank/stamp", "/v1/frank/check")) {
            assertThat(refused(Sent.json(house, path, "{}").without("Authorization"), 401))
                    .contains("needs the API key");
            assertThat(refused(Sent.json(house, path, "{}").header("Authorization", "Bearer key of nobody"), 401))
                    .contains("No client has this API key");
            assertThat(refused(Sent.json(house, path, "{}").header("Authorization", "Bearer key of scanner"), 403))
                    .contains("frank.clients");
        }
        assertThat(refused(Sent.json(house, "/v1/frank/other", "{}"), 404)).contains("nothing at this address");
    }

    @Test
    void a_closed_door_says_so_and_a_role_opens_its_own_alone() throws IOException {
        try (FakeHouse off = new FakeHouse(Duty.ALL, Frank.OFF)) {
            off.clients.add("forum");
            assertThat(refused(Sent.json(off, "/v1/frank/stamp", "{}"), 404)).contains("\"frank.service\" is empty");
        }
        for (Duty duty : List.of(Duty.STAMPER, Duty.INTAKE, Duty.CONSOLE, Duty.FILER)) {
            try (FakeHouse one = new FakeHouse(duty, Franked.frank())) {
                one.clients.add("forum");
                int stamping = Sent.json(one, "/v1/frank/stamp", "{\"messages\":[" + DIRECT + "]}")
                        .answer()
                        .statusCode();
                int checking = Sent.json(
                                one, "/v1/frank/check", "{\"tags\":[" + tagged(2, one.clock.instant(), "x") + "]}")
                        .answer()
                        .statusCode();
                assertThat(stamping).as("stamp at " + duty).isEqualTo(duty == Duty.STAMPER ? 200 : 404);
                assertThat(checking).as("check at " + duty).isEqualTo(duty == Duty.INTAKE ? 200 : 404);
            }
        }
    }

    @Test
    void keys_that_cannot_be_read_are_no_answer_about_a_tag() throws IOException {
        Franked.broken = Optional.of(new IOException("keys: /secret/place/2.key is not there"));
        try {
            for (Sent sent : List.of(stamp(DIRECT), check(tagged(2, house.clock.instant(), "chat.example")))) {
                assertThat(refused(sent, 503))
                        .contains("nothing is said about any tag")
                        .doesNotContain("2.key", "place");
            }
        } finally {
            Franked.broken = Optional.empty();
        }
    }

    @Test
    void the_document_has_exactly_the_fields_and_words_of_these_doors() throws IOException {
        JsonNode schemas = JsonMapper.shared()
                .readTree(house.get(java.net.http.HttpClient.newHttpClient(), "/openapi.json")
                        .body())
                .path("components")
                .path("schemas");
        Map<String, Sent> asked = Map.of(
                "DirectMessage", stamp(DIRECT.replace("{", "{\"x\":1,")),
                "GroupMessage", stamp(GROUP.replace("{", "{\"x\":1,")),
                "TagAsked", check("{\"tag_context\":\"AA\",\"tag\":\"AA\",\"x\":1}"),
                "StampBatch", Sent.json(house, "/v1/frank/stamp", "{\"x\":1}"),
                "TagBatch", Sent.json(house, "/v1/frank/check", "{\"x\":1}"));
        for (Map.Entry<String, Sent> one : asked.entrySet()) {
            String detail = refused(one.getValue(), 400);
            String known = detail.substring(detail.indexOf("Known fields: ") + 14);
            assertThat(new TreeSet<>(
                            Arrays.asList(known.substring(0, known.indexOf('.')).split(", "))))
                    .as(one.getKey())
                    .isEqualTo(new TreeSet<>(
                            schemas.path(one.getKey()).path("properties").propertyNames()));
        }
        assertThat(new TreeSet<>(stamps(stamp(DIRECT)).get(0).propertyNames()))
                .isEqualTo(
                        new TreeSet<>(schemas.path("Stamp").path("properties").propertyNames()));
        Set<String> words = schemas.path("TagAnswer")
                .path("properties")
                .path("outcome")
                .path("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
        assertThat(words).containsAll(outcomesOfSteps1To4());
    }

    private static List<String> outcomesOfSteps1To4() {
        List<Outcome> outcomes = new ArrayList<>(List.of(
                Outcome.MALFORMED,
                Outcome.UNSUPPORTED_VERSION,
                Outcome.UNKNOWN_KEY,
                Outcome.KEY_EXPIRED,
                Outcome.KEY_COMPROMISED,
                Outcome.TAG_INVALID,
                Outcome.TIME_OUTSIDE_EPOCH,
                Outcome.OUTSIDE_WINDOW));
        assertThat(outcomes).noneMatch(outcome -> outcome.standing() == Standing.VERIFIED);
        return outcomes.stream()
                .map(outcome -> outcome.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }
}
