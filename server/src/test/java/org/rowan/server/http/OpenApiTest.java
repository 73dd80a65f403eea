package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.FoundBy;
import org.rowan.cases.Noticed;
import org.rowan.cases.PersonId;
import org.rowan.cases.Surface;
import org.rowan.flow.Listing;
import org.rowan.hook.Need;
import org.rowan.port.HashLists;
import org.rowan.port.Receipt;
import org.rowan.screening.Screening;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fakes.FakeMedia;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document is written by hand; here it is held to what the server does.
class OpenApiTest {
    private static final PdqHash LISTED = PdqHash.parse("0f".repeat(32));
    private static FakeHouse house;
    private static JsonNode document;

    @BeforeAll
    static void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.clients.add("forum");
        document = JsonMapper.shared()
                .readTree(house.get(HttpClient.newHttpClient(), "/openapi.json").body());
        new Listing(house.lists, house.memory, house.keys, house.clock)
                .add(
                        new PersonId("command-line"),
                        "drill-1",
                        "made here",
                        SignalType.PDQ,
                        true,
                        Bytes.utf8(LISTED.hex() + "\n"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_route_is_in_the_document_and_no_other() {
        Set<String> routes = Stream.of(
                        ItemsEndpoint.class,
                        NoticesEndpoint.class,
                        LogEndpoint.class,
                        HealthEndpoint.class,
                        OpenApiEndpoint.class)
                .flatMap(door -> Arrays.stream(door.getMethods()))
                .flatMap(method -> Stream.of(method.getAnnotationsByType(GetMapping.class))
                        .flatMap(get -> Arrays.stream(get.value()).map(path -> "get " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        Stream.of(
                        ItemsEndpoint.class,
                        FactsEndpoint.class,
                        KeptEndpoint.class,
                        NoticesEndpoint.class,
                        StampEndpoint.class,
                        TagCheckEndpoint.class)
                .flatMap(door -> Arrays.stream(door.getMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(PostMapping.class)))
                .flatMap(post -> Arrays.stream(post.value()))
                .forEach(path -> routes.add("post " + path));
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> documented.add(method + " " + path.getKey())));

        assertThat(documented).isEqualTo(routes);
    }

    @Test
    void every_field_that_is_known_is_in_the_document_and_no_other() throws IOException {
        assertKnown("Item", "\"id\": \"item-1\"", "\"id\": \"item-1\", \"x-unknown\": 1");
        assertKnown("Account", "\"id\": \"account-1\"", "\"id\": \"account-1\", \"x-unknown\": 1");
        assertKnown("Metadata", "\"account\"", "\"x-unknown\": 1, \"account\"");
        String ip =
                "\"ip\": {\"address\": \"192.0.2.1\", \"at\": \"2026-11-24T11:00:00Z\", \"x-unknown\": 1}, \"account\"";
        assertKnown("Ip", "\"account\"", ip);
        assertStated("Circumstances", "%s");
        assertStated("Party", "\"victims\": [{%s}]");
        assertStated("LinkedAccount", "\"account\": {\"linked\": [{\"type\": \"other\", %s}]}");
        String at = "\"at\": \"2026-11-24T11:00:00Z\"";
        assertStated("Device", "\"account\": {\"devices\": [{\"type\": \"IMEI\", \"id\": \"1\", %s}]}");
        assertStated("Chat", "\"chats\": [{%s}]");
        String message = at + ", \"from\": \"a\", \"text\": \"b\"";
        assertStated("Excerpt", "\"excerpts\": [{\"messages\": [{" + message + "}], %s}]");
        assertStated("Message", "\"excerpts\": [{\"messages\": [{" + message + ", %s}]}]");
        assertStated("Conduct", "\"conduct\": [{" + at + ", \"what\": \"did\", %s}]");
        assertStated("FileStatement", "\"file\": {%s}");
        assertStatedPlaces();
        assertStatedPeople();
        assertStated("EmbeddedField", "\"file\": {\"embedded\": [{\"name\": \"a\", \"value\": \"b\", %s}]}");
        assertStated("OriginalHash", "\"file\": {\"original_hashes\": [{\"type\": \"MD5\", \"value\": \"0\", %s}]}");
        assertKnownFacts("Facts", "\"x-unknown\": 1");
        assertKnownFacts("NotHeld", "\"not_held\": [{\"fact\": \"names\", \"because\": \"none\", \"x-unknown\": 1}]");
        assertKnownNotice("Notice", "\"x-unknown\": 1, \"noticed\": {\"by\": \"user\", " + at + "}");
        assertKnownNotice("Noticed", "\"noticed\": {\"by\": \"user\", " + at + ", \"x-unknown\": 1}");
        assertKnownHashes("HashedItem", "\"hashes\": {\"md5\": \"" + "0".repeat(32) + "\"}, \"x-unknown\": 1");
        assertKnownHashes("Hashes", "\"hashes\": {\"x-unknown\": 1}");
        assertKnownHashes(
                "Pdq",
                "\"hashes\": {\"pdq\": {\"hash\": \"" + "0".repeat(64) + "\", \"quality\": 1, \"x-unknown\": 1}}");
    }

    private static void assertStatedPlaces() throws IOException {
        assertStated("WebPage", "\"web_pages\": [{%s}]");
        assertStated("Mail", "\"mails\": [{%s}]");
        assertStated("Newsgroup", "\"newsgroups\": [{%s}]");
        assertStated("Game", "\"games\": [{%s}]");
        assertStated("Telephone", "\"telephones\": [{%s}]");
        assertStated("Coordinates", "\"telephones\": [{\"at\": {\"latitude\": 1.5, \"longitude\": -0.000001, %s}}]");
        assertStated("Offline", "\"offline\": [{%s}]");
        assertStated("PeerToPeer", "\"peer_to_peer\": [{%s}]");
        assertStated("LawEnforcement", "\"law_enforcement\": {\"agency\": \"a\", %s}");
        assertStated(
                "ServedAbroad", "\"law_enforcement\": {\"agency\": \"a\", \"served_abroad\": {\"served\": true, %s}}");
    }

    private static void assertStatedPeople() throws IOException {
        assertStated("Person", "\"law_enforcement\": {\"agency\": \"a\", \"officer\": {%s}}");
        assertStated("Phone", "\"victims\": [{\"phones\": [\"1\", {\"number\": \"1\", %s}]}]");
        assertStated("Email", "\"victims\": [{\"emails\": [{\"address\": \"a@example.org\", %s}]}]");
        assertStated("Address", "\"victims\": [{\"addresses\": [{%s}]}]");
        assertStated("Closure", "\"account\": {\"disabled_temporarily\": {\"disabled\": true, %s}}");
        assertStated("EstimatedPlace", "\"account\": {\"place\": {\"country\": \"GB\", %s}}");
        assertStated("EarlierReport", "\"account\": {\"earlier_reports\": [{\"number\": 1, %s}]}");
    }

    private static void assertKnownNotice(String schema, String noticed) throws IOException {
        String json =
                Sent.METADATA.replaceFirst("\\}\\}$", "}, " + java.util.regex.Matcher.quoteReplacement(noticed) + "}");
        var answer = Sent.notice(house, json).key("known " + schema).answer();
        assertThat(known(answer.body())).as(schema).isEqualTo(properties(schema));
    }

    private static void assertStated(String schema, String where) throws IOException {
        String stated = where.formatted("\"x-unknown\": 1");
        assertKnown(schema, "\"account\"", "\"circumstances\": {" + stated + "}, \"account\"");
    }

    private static void assertKnown(String schema, String from, String to) throws IOException {
        var answer = Sent.item(house, Sent.METADATA.replace(from, to), Bytes.utf8("x"))
                .key("known " + schema)
                .answer();
        assertThat(known(answer.body())).as(schema).isEqualTo(properties(schema));
    }

    private static void assertKnownFacts(String schema, String field) throws IOException {
        String json = "{\"delivery\": \"D-0000000000000000\", " + field + "}";
        var answer = Sent.json(house, "/api/v1/cases/C-00000000/facts", json).answer();
        assertThat(known(answer.body())).as(schema).isEqualTo(properties(schema));
    }

    private static void assertKnownHashes(String schema, String hashes) throws IOException {
        String json =
                Sent.METADATA.replaceFirst("\\}\\}$", "}, " + java.util.regex.Matcher.quoteReplacement(hashes) + "}");
        var answer = Sent.hashes(house, json).key("known " + schema).answer();
        assertThat(known(answer.body())).as(schema).isEqualTo(properties(schema));
    }

    /// The fields that a refusal of an unknown one names.
    private static Set<String> known(String problem) {
        String detail = JsonMapper.shared().readTree(problem).path("detail").stringValue();
        assertThat(detail).contains("Known fields: ");
        String list = detail.substring(detail.indexOf("Known fields: ") + 14);
        return new TreeSet<>(Arrays.asList(list.substring(0, list.indexOf('.')).split(", ")));
    }

    private static JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    private static Set<String> properties(String name) {
        return new TreeSet<>(schema(name).path("properties").propertyNames());
    }

    @Test
    void what_the_document_requires_is_required() throws IOException {
        for (String schema : new String[] {"Item", "Account"}) {
            for (JsonNode required : schema(schema).path("required")) {
                JsonNode metadata = JsonMapper.shared().readTree(Sent.METADATA);
                ((tools.jackson.databind.node.ObjectNode) metadata.path(schema.toLowerCase(java.util.Locale.ROOT)))
                        .remove(required.stringValue());
                var answer = Sent.item(house, metadata.toString(), Bytes.utf8("x"))
                        .key("without " + schema + required)
                        .answer();
                assertThat(answer.statusCode()).as(schema + " " + required).isEqualTo(400);
            }
        }
    }

    @Test
    void a_receipt_has_exactly_the_documented_fields() throws IOException {
        JsonNode receipt = JsonMapper.shared()
                .readTree(Sent.item(house, Sent.METADATA, FakeMedia.picture(LISTED, 100, 1, "a"))
                        .answer()
                        .body());

        assertThat(new TreeSet<>(receipt.propertyNames())).isEqualTo(properties("Receipt"));
        assertThat(new TreeSet<>(receipt.path("matches").get(0).propertyNames()))
                .isEqualTo(properties("Match"));
    }

    @Test
    void every_word_of_an_answer_is_in_the_document() {
        assertThat(words("Receipt", "outcome")).isEqualTo(lower(Receipt.Outcome.values()));
        assertThat(words("Receipt", "why")).isEqualTo(lower(Screening.Why.values()));
        assertThat(words("Receipt", "undecodable")).isEqualTo(lower(WhyUndecodable.values()));
        assertThat(words("Match", "type"))
                .isEqualTo(Arrays.stream(FoundBy.values()).map(FoundBy::label).collect(Collectors.toSet()));
        assertThat(words("Noticed", "by"))
                .isEqualTo(Arrays.stream(Noticed.By.values())
                        .map(Noticed.By::label)
                        .collect(Collectors.toSet()));
        assertThat(words("Receipt", "harmless"))
                .isEqualTo(lower(HashLists.Harmless.REVIEWED, HashLists.Harmless.LISTED));
        assertThat(words("Match", "variant"))
                .isEqualTo(Arrays.stream(Variant.values()).map(Variant::label).collect(Collectors.toSet()));
        assertThat(words("NotHeld", "fact"))
                .isEqualTo(Arrays.stream(Need.values()).map(Need::label).collect(Collectors.toSet()));
        assertThat(words("Item", "surface"))
                .isEqualTo(Surface.ofItems().stream().map(Surface::label).collect(Collectors.toSet()));
    }

    private static Set<String> words(String schema, String field) {
        return schema(schema)
                .path("properties")
                .path(field)
                .path("enum")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
    }

    private static Set<String> lower(Enum<?>... values) {
        return Arrays.stream(values)
                .map(v -> v.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Test
    void health_and_problems_have_exactly_the_documented_fields() throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        JsonNode health = JsonMapper.shared()
                .readTree(house.get(client, "/healthz", "Authorization", "Bearer " + FakeHouse.ADMIN_TOKEN)
                        .body());
        JsonNode problem =
                JsonMapper.shared().readTree(house.get(client, "/api/v1/items").body());

        assertThat(new TreeSet<>(health.propertyNames())).isEqualTo(properties("Health"));
        assertThat(new TreeSet<>(problem.propertyNames())).isEqualTo(properties("Problem"));
    }
}
