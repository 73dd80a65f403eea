package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.port.Change.Counter;
import org.rowan.screening.Screening;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeMedia;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemsTest {
    private static final PdqHash LISTED = PdqHash.parse("0f".repeat(32));
    private static final PdqHash FAR = PdqHash.parse("f0".repeat(32));
    private FakeHouse house;

    @BeforeEach
    void open() {
        house = new FakeHouse(Duty.ALL, Set.of(Screening.Why.UNDECODABLE));
        house.clients.add("forum");
        house.clients.add("other");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void listInForce() throws IOException {
        PersonId importer = new PersonId("command-line");
        Listing listing = new Listing(house.lists, house.memory, house.keys, house.clock);
        listing.add(importer, "drill-1", "made here", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
        String other = "00ff".repeat(8) + "0f0f".repeat(8);
        listing.add(importer, "real-1", "made here", SignalType.PDQ, false, Bytes.utf8(other + "\n"));
        for (String lead : List.of("lead-1", "lead-2")) {
            listing.confirm(new Person(new PersonId(lead), Set.of(Role.LEAD)), "real-1");
        }
    }

    private static JsonNode json(java.net.http.HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Bytes picture(PdqHash hash, String note) {
        return FakeMedia.picture(hash, 100, 1, note);
    }

    @Test
    void a_listed_picture_is_matched_and_opens_a_case() throws IOException {
        listInForce();

        var answer = Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode receipt = json(answer);
        assertThat(receipt.path("outcome").stringValue()).isEqualTo("matched");
        assertThat(receipt.path("compared").intValue()).isEqualTo(2);
        assertThat(receipt.path("case").stringValue()).startsWith("C-");
        assertThat(receipt.path("log_index").isIntegralNumber()).isTrue();
        JsonNode match = receipt.path("matches").get(0);
        assertThat(match.path("list").stringValue()).isEqualTo("drill-1");
        assertThat(match.path("drill").booleanValue()).isTrue();
        assertThat(match.path("type").stringValue()).isEqualTo("pdq");
        assertThat(match.path("distance").intValue()).isZero();
        assertThat(match.path("variant").stringValue()).isEqualTo("original");
        assertThat(answer.body()).doesNotContain(LISTED.hex());
    }

    @Test
    void an_unlisted_picture_is_clear_and_nothing_is_kept_but_a_count() throws IOException {
        listInForce();

        var receipt = json(Sent.item(house, Sent.METADATA, picture(FAR, "a")).answer());

        assertThat(receipt.path("outcome").stringValue()).isEqualTo("clear");
        assertThat(receipt.path("case").isNull()).isTrue();
        assertThat(house.memory.allCases()).isEmpty();
        assertThat(house.memory.count(Counter.CLEAR)).isEqualTo(1);
    }

    @Test
    void without_a_list_in_force_nothing_is_clear() throws IOException {
        var receipt = json(Sent.item(house, Sent.METADATA, picture(FAR, "a")).answer());

        assertThat(receipt.path("outcome").stringValue()).isEqualTo("unscreenable");
        assertThat(receipt.path("why").stringValue()).isEqualTo("no_hash_list");
        assertThat(receipt.path("compared").intValue()).isZero();
    }

    @Test
    void a_broken_file_is_held_where_the_policy_says_so() throws IOException {
        listInForce();

        var receipt = json(
                Sent.item(house, Sent.METADATA, Bytes.utf8("no picture at all")).answer());

        assertThat(receipt.path("outcome").stringValue()).isEqualTo("held");
        assertThat(receipt.path("undecodable").stringValue()).isEqualTo("broken");
        assertThat(receipt.path("case").stringValue()).startsWith("C-");
    }

    @Test
    void an_empty_file_is_no_error_and_not_clear() throws IOException {
        listInForce();

        var answer = Sent.item(house, Sent.METADATA, Bytes.empty()).answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("undecodable").stringValue()).isEqualTo("empty");
        assertThat(json(answer).path("outcome").stringValue()).isNotEqualTo("clear");
    }

    @Test
    void the_same_key_again_gives_the_same_answer_and_does_nothing() throws IOException {
        listInForce();
        var first = Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer();

        var second = Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(house.memory.allCases()).hasSize(1);
        assertThat(house.memory.count(Counter.SCANNED)).isEqualTo(1);
    }

    @Test
    void many_at_once_with_the_same_key_are_one_item() throws Exception {
        listInForce();
        Callable<String> send = () ->
                Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer().body();

        try (var pool = Executors.newFixedThreadPool(6)) {
            var bodies = new java.util.HashSet<String>();
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(6, send))) bodies.add(answer.get());
            assertThat(bodies).hasSize(1);
        }
        assertThat(house.memory.allCases()).hasSize(1);
    }

    @Test
    void a_key_of_another_client_is_another_key() throws IOException {
        listInForce();
        Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer();

        var other = Sent.item(house, Sent.METADATA, picture(FAR, "b"))
                .header("Authorization", "Bearer key of other")
                .answer();

        assertThat(json(other).path("outcome").stringValue()).isEqualTo("clear");
    }

    @Test
    void hashes_that_reach_every_entry_can_be_clear() throws IOException {
        listInForce();
        String hashes = Sent.METADATA.replaceFirst(
                "\\}\\}$", "}, \"hashes\": {\"pdq\": {\"hash\": \"" + FAR.hex() + "\", \"quality\": 90}}}");

        assertThat(json(Sent.hashes(house, hashes).answer()).path("outcome").stringValue())
                .isEqualTo("clear");
    }

    @Test
    void hashes_that_do_not_reach_every_entry_are_not_clear() throws IOException {
        listInForce();
        String hashes = Sent.METADATA.replaceFirst("\\}\\}$", "}, \"hashes\": {\"md5\": \"" + "0".repeat(32) + "\"}}");

        var receipt = json(Sent.hashes(house, hashes).answer());

        assertThat(receipt.path("outcome").stringValue()).isEqualTo("unscreenable");
        assertThat(receipt.path("why").stringValue()).isEqualTo("partly_compared");
    }

    @Test
    void a_file_of_exactly_the_most_bytes_is_taken_and_one_more_is_not() throws IOException {
        Bytes most = Bytes.copyOf(new byte[FakeHouse.MAX_FILE_BYTES]);
        Bytes more = Bytes.copyOf(new byte[FakeHouse.MAX_FILE_BYTES + 1]);

        assertThat(Sent.item(house, Sent.METADATA, most).key("a").answer().statusCode())
                .isEqualTo(200);
        assertThat(Sent.item(house, Sent.METADATA, more).key("b").answer().statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_body_without_an_announced_length_is_cut_at_the_most() throws IOException {
        int sent = EndlessUpload.to(house);

        assertThat(sent).isLessThan(40 * FakeHouse.MAX_FILE_BYTES);
        assertThat(house.memory.count(Counter.SCANNED)).isZero();
    }

    @Test
    void a_failure_of_ours_asks_for_the_same_key_again_and_loses_nothing() throws IOException {
        listInForce();
        house.broken = true;
        var failed = Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer();
        house.broken = false;

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(failed).path("detail").stringValue()).contains("repeat with the same Idempotency-Key");
        assertThat(json(Sent.item(house, Sent.METADATA, picture(LISTED, "a")).answer())
                        .path("outcome")
                        .stringValue())
                .isEqualTo("matched");
    }

    @Test
    void a_role_without_the_door_of_intake_has_no_such_address() throws IOException {
        try (FakeHouse console = new FakeHouse(Duty.CONSOLE, Set.of())) {
            console.clients.add("forum");

            var answer = Sent.item(console, Sent.METADATA, picture(FAR, "a")).answer();

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(List.of("clear", "matched")).noneMatch(answer.body()::contains);
        }
    }

    @Test
    void every_wrong_request_has_its_sentence() throws IOException {
        listInForce();
        Sent.item(house, Sent.METADATA, picture(FAR, "used")).key("used").answer();
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, Sent> wrong : WrongRequests.all(house).entrySet()) {
            var answer = wrong.getValue().answer();
            JsonNode problem = json(answer);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            all.append("%s\n  %d %s\n  %s\n"
                    .formatted(
                            wrong.getKey(),
                            answer.statusCode(),
                            problem.path("title").stringValue(),
                            problem.path("detail").stringValue()));
        }
        Golden.check("items-errors.txt", all.toString());
    }
}
