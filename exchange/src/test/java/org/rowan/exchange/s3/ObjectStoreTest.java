package org.rowan.exchange.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.exchange.Patience;
import org.rowan.exchange.Secret;
import org.rowan.exchange.s3.simulator.Kept;
import org.rowan.exchange.s3.simulator.Lie;
import org.rowan.exchange.s3.simulator.SimulatedStore;

/// A store that verifies every signature, and one that lies.
class ObjectStoreTest {
    private static final Bytes CONTENT = Bytes.utf8("made here");
    private static final Duration WHOLE = Duration.ofSeconds(20);

    private SimulatedStore simulated;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        simulated = SimulatedStore.start(InstantSource.system());
        store = store(SimulatedStore.SECRET);
    }

    private ObjectStore store(String secret) {
        Patience patience = Patience.ofLists().withRepeats(1, Duration.ofMillis(1), Duration.ofSeconds(1));
        return new ObjectStore(
                StoreAddress.of(simulated.endpoint(), "us-east-1", true, false),
                new AccessKey(SimulatedStore.KEY_ID, new Secret(secret), Optional.empty()),
                patience,
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        store.close();
        simulated.close();
    }

    private static final class Kettle implements Sink {
        private final int most;
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Kettle(int most) {
            this.most = most;
        }

        @Override
        public void begin() {
            bytes = new ByteArrayOutputStream();
        }

        @Override
        public boolean take(byte[] from, int count) {
            if (bytes.size() + count > most) return false;
            bytes.write(from, 0, count);
            return true;
        }

        private String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static ObjectName name(String key) {
        return new ObjectName("uploads", key, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.jpg", "a b+c%2Fd.jpg", "кот/図.png", "a//b", "/a", "%", "~*'()!", "a?b#c&d=e", "x/..y/.z"})
    void an_object_of_any_name_is_read_whole(String key) throws IOException {
        Kept kept = simulated.put("uploads", key, CONTENT, Map.of("uploader", "u-1"));
        Kettle kettle = new Kettle(100);
        Got got = store.get(name(key), Optional.of(kept.eTag()), WHOLE, kettle);
        assertThat(got)
                .isEqualTo(new Got.Whole(kept.eTag(), kept.modified(), Optional.empty(), Map.of("uploader", "u-1")));
        assertThat(kettle.text()).isEqualTo("made here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other/a.jpg", "a/../../other/b", "..", "./a"})
    void a_name_that_leads_out_of_its_bucket_is_never_asked_for(String key) throws IOException {
        assertThat(store.reaches(name(key))).isFalse();
        assertThat(store.get(name(key), Optional.empty(), WHOLE, new Kettle(9))).isEqualTo(new Got.Withheld());
        assertThat(simulated.calls()).isEmpty();
        StoreAddress byHost = StoreAddress.of("https://store.example", "us-east-1", false, false);
        assertThat(byHost.object(name(key), new TreeMap<>()).getHost())
                .as("where the bucket is the host no path leads out of it")
                .isEqualTo("uploads.store.example");
    }

    @Test
    void the_right_version_is_read_and_what_is_gone_or_changed_is_told_apart() throws IOException {
        simulated.keepVersions();
        Kept first = simulated.put("uploads", "a", CONTENT, Map.of());
        simulated.put("uploads", "a", Bytes.utf8("another"), Map.of());
        Kettle kettle = new Kettle(100);
        assertThat(store.get(name("a").at(Optional.of("v1")), Optional.of(first.eTag()), WHOLE, kettle))
                .isInstanceOf(Got.Whole.class);
        assertThat(kettle.text()).isEqualTo("made here");
        assertThat(store.get(name("a"), Optional.of(first.eTag()), WHOLE, kettle))
                .isEqualTo(new Got.Changed());
        assertThat(store.get(name("a").at(Optional.of("v9")), Optional.empty(), WHOLE, kettle))
                .isEqualTo(new Got.Gone());
        assertThat(store.get(name("b"), Optional.empty(), WHOLE, kettle)).isEqualTo(new Got.Gone());
        assertThat(store.stands(name("a").at(Optional.of("v1")), first.eTag())).isTrue();
        assertThat(store.stands(name("a"), first.eTag())).isFalse();
    }

    @Test
    void what_is_too_long_is_cut_and_what_one_object_refuses_is_no_failure() throws IOException {
        simulated.put("uploads", "a", CONTENT, Map.of());
        assertThat(store.get(name("a"), Optional.empty(), WHOLE, new Kettle(8))).isEqualTo(new Got.Cut());
        simulated.lie(Lie.ENDLESS);
        assertThat(store.get(name("a"), Optional.empty(), WHOLE, new Kettle(1 << 20)))
                .isEqualTo(new Got.Cut());
        simulated.lie(Lie.DENIED);
        assertThat(store.get(name("a"), Optional.empty(), WHOLE, new Kettle(100)))
                .isEqualTo(new Got.Withheld());
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"UNKNOWN_KEY", "NO_BUCKET", "WEB_PAGE", "REDIRECT"})
    void whatever_is_not_said_of_the_object_is_a_failure(Lie lie) {
        simulated.put("uploads", "a", CONTENT, Map.of());
        simulated.lie(lie);
        assertThatThrownBy(() -> store.get(name("a"), Optional.empty(), WHOLE, new Kettle(100)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the object store, reading an object")
                .hasMessageNotContainingAny("uploads", SimulatedStore.KEY_ID, SimulatedStore.SECRET);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"ERROR", "CUT"})
    void one_bad_answer_is_overcome_from_the_first_byte_on_and_two_are_a_failure(Lie lie) throws IOException {
        simulated.put("uploads", "a", CONTENT, Map.of());
        simulated.lie(lie);
        Kettle kettle = new Kettle(100);
        assertThat(store.get(name("a"), Optional.empty(), WHOLE, kettle)).isInstanceOf(Got.Whole.class);
        assertThat(kettle.text()).isEqualTo("made here");
        simulated.lie(lie, lie);
        assertThatThrownBy(() -> store.get(name("a"), Optional.empty(), WHOLE, new Kettle(100)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_store_that_trickles_is_left_and_the_sink_hears_no_more() throws Exception {
        simulated.put("uploads", "a", CONTENT, Map.of());
        simulated.lie(Lie.TRICKLE);
        AtomicInteger after = new AtomicInteger();
        List<Boolean> open = new ArrayList<>(List.of(true));
        Sink sink = new Sink() {
            @Override
            public void begin() {}

            @Override
            public boolean take(byte[] bytes, int count) {
                synchronized (open) {
                    if (!open.getFirst()) after.incrementAndGet();
                }
                return true;
            }
        };
        assertThatThrownBy(() -> store.get(name("a"), Optional.empty(), Duration.ofMillis(300), sink))
                .hasMessageContaining("no whole answer within 300 ms");
        synchronized (open) {
            open.set(0, false);
        }
        Thread.sleep(200);
        assertThat(after).hasValue(0);
    }

    @Test
    void a_wrong_secret_is_refused_and_not_repeated() {
        simulated.put("uploads", "a", CONTENT, Map.of());
        try (ObjectStore wrong = store("another-secret")) {
            assertThatThrownBy(() -> wrong.get(name("a"), Optional.empty(), WHOLE, new Kettle(100)))
                    .hasMessageContaining("refuses our access key");
        }
        assertThat(simulated.calls()).hasSize(1);
    }

    @Test
    void a_tag_is_put_beside_those_of_the_application() throws IOException {
        simulated.put("uploads", "a b", CONTENT, Map.of());
        assertThat(store.tag(name("a b"), "owner", "app")).isTrue();
        assertThat(store.tag(name("a b"), "rowan", "clear")).isTrue();
        assertThat(store.tag(name("a b"), "rowan", "matched")).isTrue();
        assertThat(simulated.newest("uploads", "a b").orElseThrow().tags())
                .isEqualTo(Map.of("owner", "app", "rowan", "matched"));
        for (int i = 0; i < 8; i++) store.tag(name("a b"), "t" + i, "x");
        assertThat(store.tag(name("a b"), "eleventh", "x")).as("no room").isFalse();
        assertThat(store.tag(name("gone"), "rowan", "clear")).isFalse();
        simulated.lie(Lie.GARBAGE);
        assertThatThrownBy(() -> store.tag(name("a b"), "rowan", "clear")).hasMessageContaining("cannot be read");
        assertThat(simulated.newest("uploads", "a b").orElseThrow().tags()).containsEntry("rowan", "matched");
    }

    @Test
    void a_list_is_walked_page_by_page_with_keys_that_xml_cannot_hold() throws IOException {
        List<String> keys = List.of("p/a b", "p/c\u0001d", "p/e+f", "p/кот", "p/%41", "p/<&>");
        keys.forEach(key -> simulated.put("uploads", key, CONTENT, Map.of()));
        simulated.put("uploads", "q/other", CONTENT, Map.of());
        simulated.put("others", "p/other", CONTENT, Map.of());
        simulated.pageSize(2);
        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page page = store.list("uploads", "p/", next);
            page.objects().forEach(o -> found.add(o.key()));
            next = page.next();
        } while (next.isPresent());
        assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(simulated.calls()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"GARBAGE", "NO_BUCKET", "REDIRECT", "UNKNOWN_KEY", "DENIED"})
    void half_a_list_is_never_taken_for_a_whole_one(Lie lie) {
        simulated.lie(lie);
        assertThatThrownBy(() -> store.list("uploads", "", Optional.empty())).isInstanceOf(IOException.class);
    }

    @Test
    void an_address_is_a_host_and_no_more() {
        assertThat(StoreAddress.of("https://Store.Example:443/", "eu-1", true, false)
                        .endpoint())
                .hasToString("https://store.example");
        for (String wrong : List.of(
                "http://store.example",
                "ftp://store.example",
                "https://user@store.example",
                "https://store.example/path",
                "https://store.example?x",
                "store.example",
                "https://")) {
            assertThatThrownBy(() -> StoreAddress.of(wrong, "eu-1", true, false))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(StoreAddress.of("http://store.example:9000", "eu-1", true, true)
                        .endpoint())
                .hasToString("http://store.example:9000");
    }

    @Test
    void keys_are_decoded_strictly() {
        assertThat(KeyText.decode("a+b%2Bc%D0%BA/%25")).hasValue("a b+cк/%");
        assertThat(KeyText.decode("кот😀")).hasValue("кот😀");
        for (String wrong : List.of("%", "%4", "%zz", "%FF", "%C0%AF", "\uD800", "%ED%A0%80")) {
            assertThat(KeyText.decode(wrong)).as(wrong).isEmpty();
        }
    }
}
