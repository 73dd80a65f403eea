package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rowan.franking.bundle.Vectors;

/// Agreement with the other implementations of `vfr/1`, vector by vector.
class FrankingVectorsTest {

    static VerifyingKeys keys(Vectors file) {
        Map<Integer, KeyStanding> standings = file.each("tag_keys").stream()
                .collect(Collectors.toMap(key -> (int) key.number("kid"), FrankingVectorsTest::standing));
        return kid -> standings.getOrDefault(kid, new KeyStanding.NeverIssued());
    }

    private static KeyStanding standing(Vectors key) {
        if (!key.has("key")) return new KeyStanding.Destroyed();
        return new KeyStanding.Usable(new SecretVerifyingKey(epoch(key), key.hex("key")));
    }

    private static Epoch epoch(Vectors key) {
        return new Epoch(
                (int) key.number("kid"),
                Instant.ofEpochMilli(key.number("not_before_ms")),
                Instant.ofEpochMilli(key.number("not_after_ms")));
    }

    static Schedule schedule(Vectors file) {
        return new Schedule(
                Duration.ofDays(7),
                Duration.ofMillis(file.number("report_window_ms")),
                Duration.ofMillis(file.number("clock_skew_ms")));
    }

    private static ReportedMessage message(Vectors one) {
        List<SuppliedAttachment> attachments = new ArrayList<>();
        if (one.has("attachments_plaintext")) {
            for (Vectors plaintext : one.each("attachments_plaintext")) {
                byte[] bytes = Octets.ofHex(plaintext.string()).toArray();
                attachments.add(SuppliedAttachment.of(attachments.size(), bytes));
            }
        }
        return new ReportedMessage(
                one.hex("tag_context"),
                one.hex("tag"),
                one.hex("fk"),
                one.hex("payload"),
                ExperimentalSealedProof.none(),
                attachments);
    }

    @Test
    void every_case_has_the_outcome_that_the_others_give_it() throws IOException {
        Vectors file = Vectors.read("franking-v1.json");
        ReportVerifier verifier = new ReportVerifier(keys(file), schedule(file));
        Function<Vectors, String> outcome = one -> verifier.verify(
                        message(one), Reporter.of(one.text("reporter_id")), Instant.ofEpochMilli(one.number("now_ms")))
                .outcome()
                .name();

        assertThat(file.each("cases"))
                .hasSize(29)
                .allSatisfy(one ->
                        assertThat(outcome.apply(one)).as(one.text("name")).isEqualTo(one.text("expect")));
    }

    @Test
    void every_step_is_computed_byte_for_byte() throws IOException {
        Vectors file = Vectors.read("franking-v1.json");
        Vectors live = file.each("tag_keys").getFirst();
        Stamper stamper =
                new Stamper(file.text("service"), new SecretStampingKey(epoch(live), live.hex("key")), schedule(file));

        for (Vectors step : file.each("steps")) {
            Payload payload = Payload.decode(step.hex("payload")).found().orElseThrow();
            TagContext context =
                    TagContext.decode(step.hex("tag_context")).found().orElseThrow();
            FrankingKey key = new FrankingKey(step.hex("fk"));
            AcceptedMessage accepted = new AcceptedMessage(
                    context.serverTimeMs(),
                    context.conversation(),
                    context.sender(),
                    context.recipient(),
                    context.serverMessageId(),
                    key.commit(step.hex("payload")));

            assertThat(payload.encode()).isEqualTo(step.hex("payload"));
            assertThat(Payload.cid(step.hex("payload"))).isEqualTo(step.hex("cid"));
            assertThat(accepted.commitment().bytes()).isEqualTo(step.hex("commitment"));
            assertThat(stamper.stamp(accepted)).contains(new Stamp(step.hex("tag_context"), step.hex("tag")));
        }
    }

    @Test
    void ids_and_the_plaintext_are_computed_byte_for_byte() throws IOException {
        Vectors file = Vectors.read("franking-v1.json");
        Vectors direct = file.at("direct_conversation_id");
        Vectors ids = file.at("report_id");
        Vectors first = file.each("steps").getFirst();
        ReportIds made = new ReportIds(ids.hex("key"));

        assertThat(Conversation.direct(direct.text("service"), direct.text("b"), direct.text("a"))
                        .id())
                .isEqualTo(direct.hex("id"));
        assertThat(made.reportId(ids.text("reporter_id"), ids.hex("tag"))).isEqualTo(ids.hex("report_id"));
        assertThat(made.clusterId(ids.text("sender_id"), ids.hex("payload"))).isEqualTo(ids.hex("cluster_id"));
        assertThat(new Envelope.Identified(new FrankingKey(first.hex("fk")), first.hex("payload")).encode())
                .isEqualTo(file.hex("end_to_end_plaintext_m1"));
    }

    @Test
    void copies_of_one_message_have_other_commitments_and_the_same_id() throws IOException {
        Vectors copies = Vectors.read("franking-v1.json").at("fresh_key_per_copy");
        Octets payload = copies.hex("payload");

        assertThat(new FrankingKey(copies.hex("fk_a")).commit(payload).bytes()).isEqualTo(copies.hex("commitment_a"));
        assertThat(new FrankingKey(copies.hex("fk_b")).commit(payload).bytes()).isEqualTo(copies.hex("commitment_b"));
        assertThat(Payload.cid(payload)).isEqualTo(copies.hex("cid"));
    }

    @Test
    void hmac_takes_two_keys_for_one_and_a_franking_key_does_not() throws IOException {
        Vectors file = Vectors.read("hmac-key-pitfalls.json");

        for (Vectors pair : file.each("pairs")) {
            byte[] message = file.hex("message").toArray();
            assertThat(Sha256.mac(pair.hex("k1").toArray()).doFinal(message))
                    .isEqualTo(Sha256.mac(pair.hex("k2").toArray()).doFinal(message))
                    .isEqualTo(pair.hex("hmac").toArray());
            List<Octets> accepted = java.util.stream.Stream.of(pair.hex("k1"), pair.hex("k2"))
                    .filter(key -> key.length() == FrankingKey.LENGTH)
                    .toList();
            assertThat(accepted).hasSizeLessThan(2);
        }
    }
}
