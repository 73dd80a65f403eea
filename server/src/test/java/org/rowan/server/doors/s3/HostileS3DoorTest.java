package org.rowan.server.doors.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.exchange.s3.simulator.Kept;
import org.rowan.exchange.s3.simulator.Lie;

/// Notifications that lie, and a store that does.
class HostileS3DoorTest extends S3AtTheDoor {
    @Test
    void without_the_token_nothing_is_read() throws IOException {
        open(rules(true, Optional.of("made-up-token")));
        list();
        Kept known = put("known.png", LISTED);
        String body = minio("ObjectCreated:Put", "uploads", "known.png", known);
        for (String wrong : List.of("Bearer wrong", "made-up-token", "Bearer made-up-token2", "Basic made-up-token")) {
            assertThat(post(body, Optional.of(wrong)).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(post(body).statusCode()).isEqualTo(401);
        assertThat(store.calls()).isEmpty();
        assertThat(door.aside(Aside.Why.NO_TOKEN)).isEqualTo(5);
        assertThat(post(body, Optional.of("Bearer made-up-token")).statusCode()).isEqualTo(200);
    }

    @Test
    void the_objects_of_another_bucket_are_never_read() throws IOException {
        list();
        Kept other = store.put("private", "known.png", LISTED, Map.of());
        assertThat(post(minio("ObjectCreated:Put", "private", "known.png", other))
                        .statusCode())
                .isEqualTo(200);
        assertThat(store.calls()).isEmpty();
        assertThat(cases()).isZero();
        assertThat(door.aside(Aside.Why.OTHER_BUCKET)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../private/known.png", "a/../../private/known.png", "..", "./known.png"})
    void a_key_that_climbs_out_of_its_bucket_is_never_read(String key) throws IOException {
        list();
        Kept other = store.put("private", "known.png", LISTED, Map.of());
        assertThat(tell(key, other)).isEqualTo(200);
        assertThat(store.calls()).isEmpty();
        assertThat(door.aside(Aside.Why.CLIMBING)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a%2Fb.png", "%2e%2e/private/known.png", "кот/図 😀.png", "a?tagging", "a#b", "//x", "a\u0007b"})
    void a_key_of_odd_letters_is_that_object_and_no_other(String key) throws IOException {
        list();
        Kept known = put(key, LISTED);
        assertThat(tell(key, known)).isEqualTo(200);
        assertThat(tag(key)).isEqualTo("matched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"Records\":{}}",
                "{\"Records\":[1]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"uploads\"}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"a\"}}}]}",
                "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"uploads\"},\"object\":{\"key\":\"a\"}}}]}",
                "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"uploads/a\"}"
            })
    void what_cannot_be_understood_is_not_acknowledged(String body) {
        assertThat(post(body).statusCode()).isEqualTo(400);
        assertThat(store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "%FF", "%C0%AE%C0%AE/x", ""})
    void a_key_that_can_be_read_in_two_ways_is_none_and_no_record_beside_it_is_taken(String written)
            throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        String good = record("ObjectCreated:Put", "uploads", "known.png", known);
        String bad = good.replace("\"known.png\"", "\"" + written + "\"");
        assertThat(post("{\"Records\":[" + good + "," + bad + "]}").statusCode())
                .isEqualTo(400);
        assertThat(store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\r\\nX-Other: 1", "a\\\"b", " "})
    void an_etag_cannot_become_another_header(String eTag) {
        Kept known = put("known.png", LISTED);
        String body = minio("ObjectCreated:Put", "uploads", "known.png", known).replace(known.eTag(), eTag);
        assertThat(post(body).statusCode()).isEqualTo(400);
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void ten_megabytes_of_json_are_refused_and_the_door_stays_open() throws IOException {
        list();
        assertThat(post("{\"Records\":[" + "[],".repeat(3_500_000) + "[]]}").statusCode())
                .isEqualTo(413);
        assertThat(post("[".repeat(500_000)).statusCode()).isEqualTo(400);
        Kept known = put("known.png", LISTED);
        assertThat(tell("known.png", known)).isEqualTo(200);
    }

    @Test
    void what_is_gone_or_has_changed_since_is_acknowledged_and_counted_and_not_tagged() throws IOException {
        list();
        Kept first = put("x", FAR);
        Kept second = put("x", LISTED);
        assertThat(tell("x", first)).isEqualTo(200);
        assertThat(tag("x")).as("the verdict on another content").isEqualTo("none");
        assertThat(door.aside(Aside.Why.CHANGED)).isEqualTo(1);
        assertThat(tell("x", second)).isEqualTo(200);
        assertThat(tag("x")).isEqualTo("matched");
        store.remove("uploads", "x");
        assertThat(tell("x", second)).isEqualTo(200);
        assertThat(door.aside(Aside.Why.GONE)).isEqualTo(1);
    }

    @Test
    void a_content_that_takes_the_place_of_a_clear_one_before_the_tag_is_not_left_clear() throws IOException {
        list();
        Kept first = put("x", FAR);
        AtomicBoolean once = new AtomicBoolean();
        store.watch(call -> {
            if (call.startsWith("PUT ") && once.compareAndSet(false, true)) put("x", LISTED);
        });
        assertThat(tell("x", first)).isEqualTo(200);
        assertThat(tag("x")).isEqualTo("not-compared");
        assertThat(tell("x", store.newest("uploads", "x").orElseThrow())).isEqualTo(200);
        assertThat(tag("x")).isEqualTo("matched");
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"DENIED", "UNKNOWN_KEY", "NO_BUCKET", "WEB_PAGE", "REDIRECT", "TRICKLE"})
    void a_store_that_does_not_give_the_object_is_asked_again_later(Lie lie) throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        store.lie(lie);
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(tag("known.png")).isEqualTo("none");
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(tag("known.png")).isEqualTo("matched");
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"ERROR", "CUT"})
    void a_store_that_fails_again_and_again_is_asked_again_later(Lie lie) throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        store.lie(lie, lie, lie);
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(cases()).isZero();
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void more_bytes_than_are_taken_are_not_read_to_their_end() throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        store.lie(Lie.ENDLESS);
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(tag("known.png")).isEqualTo("not-compared");
        assertThat(cases()).isZero();
    }

    @Test
    void a_fault_of_ours_is_not_acknowledged_and_one_record_s_failure_keeps_no_other_out() throws IOException {
        list();
        Kept one = put("1.png", LISTED);
        Kept two = put("2.png", LISTED);
        house.broken = true;
        assertThat(tell("1.png", one)).isEqualTo(503);
        house.broken = false;
        store.lie(Lie.DENIED);
        String both = "{\"Records\":[" + record("ObjectCreated:Put", "uploads", "1.png", one) + ","
                + record("ObjectCreated:Put", "uploads", "2.png", two) + "]}";
        assertThat(post(both).statusCode()).isEqualTo(503);
        assertThat(tag("2.png")).isEqualTo("matched");
        assertThat(post(both).statusCode()).isEqualTo(200);
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    void a_verdict_that_cannot_be_written_is_told_again_and_the_case_is_the_same() throws IOException {
        list();
        Kept known = put("known.png", LISTED);
        AtomicBoolean once = new AtomicBoolean();
        store.watch(call -> {
            if (call.startsWith("PUT ") && once.compareAndSet(false, true)) store.lie(Lie.DENIED);
        });
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(tag("known.png")).isEqualTo("none");
        assertThat(tell("known.png", known)).isEqualTo(200);
        assertThat(tag("known.png")).isEqualTo("matched");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void a_wrong_secret_takes_nothing_in() throws IOException {
        open(rules(true, Optional.empty(), "another-secret"));
        list();
        Kept known = put("known.png", LISTED);
        assertThat(tell("known.png", known)).isEqualTo(503);
        assertThat(cases()).isZero();
    }
}
