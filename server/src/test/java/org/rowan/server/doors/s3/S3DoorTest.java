package org.rowan.server.doors.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Item;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.simulator.Kept;
import org.rowan.screening.Screening;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.testkit.fakes.FakeMedia;

/// What a store tells, over the network, and what becomes of the objects.
class S3DoorTest extends S3AtTheDoor {
    @Test
    void what_matches_opens_a_case_and_is_tagged_and_what_does_not_is_clear() throws IOException {
        list();
        Kept known = put("a/known.png", LISTED);
        Kept other = put("a/other.png", FAR);
        assertThat(tell("a/known.png", known)).isEqualTo(200);
        assertThat(tell("a/other.png", other)).isEqualTo(200);
        assertThat(cases()).isEqualTo(1);
        assertThat(tag("a/known.png")).isEqualTo("matched");
        assertThat(tag("a/other.png")).isEqualTo("clear");
    }

    @Test
    void a_case_names_the_object_and_the_account_that_the_application_stored_and_nothing_of_the_record()
            throws IOException {
        list();
        Kept known = store.put("uploads", "a b/known.png", LISTED, Map.of("uploader", "user-7"));
        assertThat(tell("a b/known.png", known)).isEqualTo(200);
        Item item = opened("uploads/a b/known.png");
        assertThat(item.account().id().reveal()).isEqualTo("user-7");
        assertThat(item.sharedAt()).isEqualTo(known.modified());
        assertThat(item.from()).as("the address is the application's").isEmpty();
        Kept nobody = put("c.png", LISTED);
        assertThat(tell("c.png", nobody)).isEqualTo(200);
        assertThat(opened("uploads/c.png").account().isUnknown()).isTrue();
    }

    private Item opened(String id) {
        return house.memory.allCases().stream()
                .map(file -> file.opened().item())
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_redelivery_opens_no_second_case_and_the_same_bytes_stored_anew_do() throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        for (int i = 0; i < 3; i++) assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(cases()).isEqualTo(1);
        house.clock.advance(java.time.Duration.ofSeconds(5));
        Kept again = put("known.png", LISTED);
        assertThat(tag("known.png")).as("a new content has no tag").isEqualTo("none");
        assertThat(tell("known.png", again)).isEqualTo(200);
        assertThat(tell("known.png", known)).as("late, and of the same content").isEqualTo(200);
        assertThat(cases()).isEqualTo(2);
        assertThat(tag("known.png")).isEqualTo("matched");
    }

    @Test
    void versions_are_read_and_tagged_each_for_itself_in_whatever_order_they_are_told() throws IOException {
        list();
        store.keepVersions();
        Kept first = put("x", LISTED);
        Kept second = put("x", FAR);
        assertThat(tell("x", second)).isEqualTo(200);
        assertThat(tell("x", first)).isEqualTo(200);
        assertThat(cases()).isEqualTo(1);
        assertThat(tag("x")).as("the newest").isEqualTo("clear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectCreated:Post", "ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload"})
    void every_way_to_store_is_taken_in_and_of_many_records_every_one(String event) throws IOException {
        list();
        Kept one = put("1 ä.png", LISTED);
        Kept two = put("2+%.png", LISTED);
        String body = "{\"Records\":[" + record(event, "uploads", "1 ä.png", one) + ","
                + record("ObjectRemoved:Delete", "uploads", "gone", one) + ","
                + record(event, "uploads", "2+%.png", two) + "]}";
        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(cases()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated:PutTagging",
                "ObjectCreated:DeleteTagging",
                "ObjectCreated:PutRetention",
                "ObjectCreated:PutLegalHold",
                "ObjectAccessed:Get",
                "ObjectTagging:Put"
            })
    void what_brings_no_content_is_let_be_so_that_our_own_tags_do_not_come_back(String event) throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        assertThat(post(minio(event, "uploads", "known.png", known)).statusCode())
                .isEqualTo(200);
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void a_test_of_the_connection_is_acknowledged() {
        assertThat(post("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"uploads\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void without_a_word_in_the_settings_nothing_is_written_on_an_object() throws IOException {
        open(rules(false, Optional.empty()));
        list();
        Kept known = put("known.png", LISTED);
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(cases()).isEqualTo(1);
        assertThat(store.calls()).hasSize(1).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void while_no_list_is_in_force_the_store_is_to_tell_again_and_the_first_answer_is_not_in_the_way()
            throws IOException {
        Kept known = put("known.png", LISTED);
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(tag("known.png")).isEqualTo("none");
        list();
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(tag("known.png")).isEqualTo("matched");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void what_was_not_compared_is_never_tagged_clear() throws IOException {
        list();
        Kept words = put("words.txt", Bytes.utf8(FakeMedia.TEXT + "words"));
        Kept flat = put("flat.png", FakeMedia.picture(org.rowan.server.doors.DoorHouse.FAR, 3, 1, "a"));
        Kept huge = put("huge.bin", Bytes.adopt(new byte[MOST + 1]));
        assertThat(List.of(tell("words.txt", words), tell("flat.png", flat), tell("huge.bin", huge)))
                .containsOnly(200);
        assertThat(tag("words.txt")).isEqualTo("passed");
        assertThat(tag("flat.png")).isEqualTo("passed");
        assertThat(tag("huge.bin")).isEqualTo("not-compared");
        replies.put(Reason.NOT_A_PICTURE, Reply.ERROR);
        replies.put(Reason.TOO_LARGE, Reply.PASS);
        open(rules(true, Optional.empty()));
        assertThat(tell("words.txt", words)).isEqualTo(200);
        assertThat(tell("huge.bin", huge)).isEqualTo(200);
        assertThat(tag("words.txt")).isEqualTo("not-compared");
        assertThat(tag("huge.bin")).isEqualTo("passed");
    }

    @Test
    void what_is_held_for_a_person_is_tagged_so() throws IOException {
        hold(Screening.Why.FEATURELESS);
        list();
        Kept flat = put("flat.png", FakeMedia.picture(org.rowan.server.doors.DoorHouse.FAR, 3, 1, "a"));
        assertThat(tell("flat.png", flat)).isEqualTo(200);
        assertThat(tag("flat.png")).isEqualTo("held");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void tags_of_the_application_stay_and_without_room_for_one_more_the_object_has_none() throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        store.tag("uploads", "known.png", Map.of("owner", "app"));
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(store.newest("uploads", "known.png").orElseThrow().tags())
                .isEqualTo(Map.of("owner", "app", "rowan", "matched"));
        Kept full = put("full.png", FAR);
        Map<String, String> ten = new java.util.TreeMap<>();
        for (int i = 0; i < 10; i++) ten.put("t" + i, "x");
        store.tag("uploads", "full.png", ten);
        assertThat(tell("full.png", full)).isEqualTo(200);
        assertThat(tag("full.png")).isEqualTo("none");
        assertThat(door.aside(Aside.Why.NO_ROOM)).isEqualTo(1);
    }

    @Test
    void a_name_of_an_object_becomes_the_id_of_an_item_whatever_it_is() {
        assertThat(id("a/b c.png")).isEqualTo("uploads/a/b c.png");
        assertThat(id("a\u0000\n\u0085b")).isEqualTo("uploads/a%00%0A%85b");
        String one = id("x".repeat(1000) + "1");
        assertThat(one.length()).isLessThanOrEqualTo(Item.MAX_ID);
        assertThat(Set.of(one, id("x".repeat(1000) + "2"))).hasSize(2);
        assertThat(id("😀".repeat(250)).length()).isLessThanOrEqualTo(Item.MAX_ID);
    }

    private static String id(String key) {
        return Taking.id(new ObjectName("uploads", key, Optional.empty()));
    }
}
