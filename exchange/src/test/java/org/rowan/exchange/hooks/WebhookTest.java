package org.rowan.exchange.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.exchange.Base;
import org.rowan.exchange.Json;
import org.rowan.exchange.Secret;
import org.rowan.exchange.WireContract;
import org.rowan.exchange.hooks.simulator.HookReceiver;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.port.ServiceHook;
import org.rowan.port.ServiceHook.Declined;
import org.rowan.port.ServiceHook.Delivery;
import org.rowan.port.ServiceHook.Failed;
import org.rowan.port.ServiceHook.Took;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Secret KEY = new Secret("whsec_" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
    private static final Secret OTHER = new Secret("whsec_" + "FxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA");
    private static final DeliveryId ID = new DeliveryId("D-0A1B2C3D4E5F6G7H");
    private static final CaseId CASE = new CaseId("C-0A1B2C3D");

    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final HookReceiver receiver = new HookReceiver(KEY, clock);
    private SimulatedServer server;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedServer.start(0, 0, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServiceHook.Told tell(Secret key, Delivery delivery) {
        try (Webhook hook = hook(List.of(WebhookKey.of(key)))) {
            return hook.tell(delivery);
        }
    }

    private Webhook hook(List<WebhookKey> keys) {
        return new Webhook(
                "main",
                new Base(server.base()),
                keys,
                Webhook.patience(Duration.ofSeconds(10)).withAnswer(WireContract.PATIENCE.answer(), 4_096),
                clock);
    }

    static Delivery delivery(DeliveryId id, int number, Ask ask) {
        Item item = new Item(
                "item \"1\"\u0000\n",
                Surface.PUBLIC_POST,
                Account.known("account-1"),
                NOW.minusSeconds(60),
                Optional.empty(),
                Optional.of(new Personal<>("secret name.png")),
                Optional.empty(),
                Optional.empty());
        return new Delivery(id, CASE.value(), false, number, ask, NOW, ServiceHook.About.of(item));
    }

    private static DeliveryId id(int n) {
        return DeliveryId.of(Bytes.utf8("%016d".formatted(n)));
    }

    @Test
    void a_signed_request_is_taken_and_done_once_however_often_it_comes() {
        Delivery hold = delivery(ID, 3, new Ask.Hold());
        assertThat(tell(KEY, hold)).isEqualTo(new Took(Optional.empty()));
        assertThat(tell(KEY, hold)).isEqualTo(new Took(Optional.empty()));
        assertThat(receiver.asked()).extracting(a -> a.get("outcome")).containsExactly("done", "repeated");
        assertThat(receiver.state().get(CASE.value())).containsExactly("hold");
    }

    @Test
    void an_older_request_that_comes_after_a_newer_one_changes_nothing() {
        tell(KEY, delivery(id(2), 5, new Ask.Restore(List.of(Ask.Kind.HOLD))));
        tell(KEY, delivery(id(1), 3, new Ask.Hold()));
        assertThat(receiver.asked()).extracting(a -> a.get("outcome")).containsExactly("done", "outdated");
        assertThat(receiver.state().get(CASE.value())).isEmpty();
    }

    @Test
    void another_key_is_not_believed() {
        assertThat(tell(OTHER, delivery(ID, 3, new Ask.Hold()))).isInstanceOf(Failed.class);
        assertThat(receiver.asked()).extracting(a -> a.get("outcome")).containsExactly("not genuine");
        assertThat(receiver.state()).isEmpty();
    }

    @Test
    void while_keys_change_either_end_may_have_the_old_one() {
        try (Webhook hook = hook(List.of(WebhookKey.of(OTHER), WebhookKey.of(KEY)))) {
            assertThat(hook.tell(delivery(ID, 3, new Ask.Hold()))).isEqualTo(new Took(Optional.empty()));
        }
    }

    @Test
    void a_call_tells_the_number_of_the_case_and_a_sentence_and_nothing_of_anybody() throws Json.Malformed {
        Bytes body = HookPayload.of(delivery(ID, 3, new Ask.Call(Ask.Call.Why.ORDERED)));
        assertThat(body.asUtf8())
                .contains("\"type\":\"rowan.call\"", CASE.value(), Ask.Call.Why.ORDERED.sentence())
                .doesNotContain("item", "account", "public_post", "11:59");
        assertThat(Json.parse(body).field("data")).isPresent();
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Call(Ask.Call.Why.DECIDED))))
                .isEqualTo(new Took(Optional.empty()));
    }

    @Test
    void names_and_what_is_asked_leave_and_nothing_else() throws Json.Malformed {
        Bytes body = HookPayload.of(delivery(ID, 3, new Ask.Enrich(List.of(Need.CONTACT))));
        assertThat(body.asUtf8()).doesNotContain("secret name");
        Json data = Json.parse(body).field("data").orElseThrow();
        assertThat(data).isInstanceOf(Json.Fields.class);
        assertThat(((Json.Fields) data).values().keySet())
                .containsExactly("delivery", "case", "number", "drill", "item", "account", "want");
        assertThat(data.field("item").orElseThrow().textOf("id")).contains("item \"1\"\u0000\n");
    }

    @Test
    void a_whole_account_is_asked_for_by_its_name_alone_and_says_where_it_goes() throws Json.Malformed {
        var whole = new ServiceHook.About(Optional.empty(), Optional.of(new Personal<>("account-1")));
        Delivery asked = new Delivery(ID, CASE.value(), false, 3, new Ask.PreserveAll(NOW), NOW, whole);
        Json data = Json.parse(HookPayload.of(asked)).field("data").orElseThrow();
        assertThat(((Json.Fields) data).values().keySet())
                .containsExactly("delivery", "case", "number", "drill", "account", "everything", "until", "send_to");
        assertThat(data.textOf("send_to")).contains("/api/v1/cases/" + CASE + "/kept");
        assertThat(tell(KEY, asked)).isEqualTo(new Took(Optional.empty()));
        assertThat(receiver.state().get(CASE.value())).containsExactly("preserve");
    }

    @Test
    void a_signed_answer_is_handed_on_byte_for_byte() {
        receiver.facts("{\"account\":{\"id\":\"account-1\"}}");
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Enrich(List.of(Need.CONTACT)))))
                .isEqualTo(new Took(Optional.of(Bytes.utf8("{\"account\":{\"id\":\"account-1\"}}"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"EXPIRED", "SAME_NEXT", "FAR_FUTURE", "MALFORMED_RECORD"})
    void an_answer_of_another_request_or_time_or_changed_on_its_way_is_not_believed(Fault.Kind lie) {
        receiver.facts("{}");
        server.faults().add(Fault.once(lie));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Enrich(List.of(Need.CONTACT)))))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.sentence()).contains("signature"));
    }

    @Test
    void an_answer_without_a_signature_says_nothing() {
        receiver.facts("{}");
        server.faults().add(Fault.once(Fault.Kind.DEGENERATE));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Enrich(List.of(Need.CONTACT)))))
                .isEqualTo(new Took(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HTTP_500", "UNAUTHORISED", "REDIRECT", "LOST"})
    void whatever_the_line_does_is_a_failure_and_no_redirect_is_followed(Fault.Kind fault) {
        server.faults().add(Fault.once(fault));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Hold()))).isInstanceOf(Failed.class);
        assertThat(receiver.asked()).isEmpty();
    }

    @Test
    void an_endless_answer_is_cut_off_and_a_late_one_not_waited_for() {
        server.faults().add(new Fault(Fault.Kind.HUGE, 1, 64));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Hold())))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.sentence()).contains("4096 bytes"));
        server.faults().add(new Fault(Fault.Kind.SLOW, 1, 60_000));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Hold()))).isInstanceOf(Failed.class);
    }

    @Test
    void an_answer_that_breaks_off_after_the_deed_is_repeated_and_the_deed_is_not() {
        receiver.facts("{\"account\":{\"id\":\"account-1\"}}");
        server.faults().add(Fault.once(Fault.Kind.CUT));
        Delivery enrich = delivery(ID, 3, new Ask.Enrich(List.of(Need.CONTACT)));
        assertThat(tell(KEY, enrich)).isInstanceOf(Failed.class);
        assertThat(tell(KEY, enrich)).isInstanceOf(Took.class);
        assertThat(receiver.asked()).extracting(a -> a.get("outcome")).containsExactly("done", "repeated");
    }

    @Test
    void too_many_says_how_long_to_wait_and_gone_says_never() {
        server.faults().add(new Fault(Fault.Kind.TOO_MANY, 1, 90));
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Hold())))
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.later()).contains(Duration.ofSeconds(90)));
        receiver.refuse(410);
        assertThat(tell(KEY, delivery(ID, 3, new Ask.Hold()))).isInstanceOf(Declined.class);
    }

    /// As the receiver checks: an old message that somebody kept is not believed.
    @Test
    void a_message_that_was_kept_for_longer_than_five_minutes_is_refused() {
        List<WebhookKey> keys = List.of(WebhookKey.of(KEY));
        Bytes body = Bytes.utf8("{}");
        String signature = Signed.signature(keys, "D-1", NOW, body);
        for (long late : List.of(-300L, 300L))
            assertThat(judge(keys, signature, body, late)).isEqualTo(Signed.Verdict.GENUINE);
        for (long late : List.of(-301L, 301L))
            assertThat(judge(keys, signature, body, late)).isEqualTo(Signed.Verdict.FORGED);
    }

    private static Signed.Verdict judge(List<WebhookKey> keys, String signature, Bytes body, long late) {
        var headers = java.util.Map.of(
                Signed.ID, "D-1", Signed.TIMESTAMP, Long.toString(NOW.getEpochSecond()), Signed.SIGNATURE, signature);
        return Signed.judge(
                keys, name -> Optional.ofNullable(headers.get(name)), Optional.empty(), body, NOW.plusSeconds(late));
    }

    /// - Source: the key, message and signature of the standard's own test vector.
    @Test
    void the_signature_is_that_of_the_standard() {
        WebhookKey key = WebhookKey.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        String signature =
                key.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, Bytes.utf8("{\"test\": 2432232314}"));
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "whsec_!!!"})
    void what_is_no_secret_of_a_webhook_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> WebhookKey.of(new Secret(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text.length() > 6 ? text.substring(6) : "no such secret");
        assertThat(WebhookKey.of(KEY)).hasToString("[key of a webhook]");
    }
}
