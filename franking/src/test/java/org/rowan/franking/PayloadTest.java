package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final int FLAGS = 4;
    private static final int CONVERSATION_KIND = 4 + 1 + 1 + Chat.SERVICE.length();

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) text.append(random.nextBoolean() ? "a" : random.nextBoolean() ? "é" : "🙂");
        return text.toString();
    }

    private static Octets bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private static Payload random(SplittableRandom random) {
        List<AttachmentRef> attachments = new ArrayList<>();
        for (int i = random.nextInt(17); i > 0; i--) {
            attachments.add(new AttachmentRef(
                    random.nextInt(256),
                    bytes(random, random.nextInt(256)),
                    bytes(random, random.nextInt(300)),
                    random.nextLong(),
                    bytes(random, 32),
                    random.nextLong(),
                    bytes(random, 32),
                    text(random),
                    text(random)));
        }
        return new Payload(
                random.nextBoolean(),
                random.nextBoolean(),
                text(random),
                new Conversation(
                        random.nextBoolean() ? Conversation.Kind.DIRECT : Conversation.Kind.GROUP,
                        bytes(random, random.nextInt(256))),
                new Sender(text(random), random.nextInt()),
                random.nextInt(),
                bytes(random, 16),
                bytes(random, 32),
                random.nextLong(),
                text(random),
                bytes(random, random.nextInt(2000)),
                attachments);
    }

    @Test
    void whatever_is_encoded_is_decoded_to_the_same_and_encoded_to_the_same() {
        SplittableRandom random = new SplittableRandom(20260921);
        for (int i = 0; i < 300; i++) {
            Payload payload = random(random);

            assertThat(Payload.decode(payload.encode()).found()).contains(payload);
            assertThat(payload.encode().length()).isLessThanOrEqualTo(Payload.MOST_BYTES);
        }
    }

    @Test
    void the_longest_payload_is_no_longer_than_is_said() {
        AttachmentRef longest = new AttachmentRef(
                255,
                Octets.zeros(255),
                Octets.zeros(65_535),
                -1,
                Octets.zeros(32),
                -1,
                Octets.zeros(32),
                "m".repeat(255),
                "n".repeat(255));
        Payload payload = new Payload(
                true,
                true,
                "s".repeat(255),
                Conversation.group(Octets.zeros(255)),
                new Sender("a".repeat(255), -1),
                -1,
                Octets.zeros(16),
                Octets.zeros(32),
                -1,
                "t".repeat(255),
                Octets.zeros(65_536),
                Collections.nCopies(16, longest));

        assertThat(payload.encode().length()).isEqualTo(Payload.MOST_BYTES);
        assertThat(Chat.outcome(Chat.reported(payload))).isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    @Test
    void what_has_no_encoding_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> Chat.payload(Conversation.unknown(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chat.payload(Chat.DIRECT, Collections.nCopies(17, Chat.attachment("x"))))
                .hasMessageContaining("16 attachments");
        assertThatThrownBy(() -> new FrankingKey(Octets.zeros(31))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new Conversation(Conversation.Kind.GROUP, Octets.zeros(256)))
                .hasMessageContaining("255");
    }

    private static Decoded<Payload> changed(int at, int value) {
        byte[] bytes = Chat.payload().encode().toArray();
        bytes[at] = (byte) value;
        return Payload.decode(Octets.of(bytes));
    }

    @Test
    void a_payload_has_one_form() {
        assertThat(changed(3, '2')).isEqualTo(malformed("the magic of a payload is another one"));
        assertThat(changed(FLAGS, 3).found()).isPresent();
        assertThat(changed(FLAGS, 4)).isEqualTo(malformed("a flag is set that has no meaning"));
        assertThat(changed(CONVERSATION_KIND, 0)).isEqualTo(malformed("conv_type is neither direct nor group"));
        assertThat(changed(CONVERSATION_KIND, 3)).isEqualTo(malformed("conv_type is neither direct nor group"));
        assertThat(changed(FLAGS + 2, 0xc0)).isEqualTo(malformed("service is no UTF-8"));
        assertThat(changed(Chat.payload().encode().length() - 1, 17))
                .isEqualTo(malformed("more than 16 attachments are named"));
        assertThat(changed(Chat.payload().encode().length() - 1, 1)).isEqualTo(malformed("enc_alg is cut off"));
    }

    @Test
    void content_that_says_it_is_longer_than_allowed_is_not_even_looked_for() {
        byte[] encoded = Chat.payload().encode().toArray();
        int lengthAt = encoded.length - 1 - "hello from a made chat".length() - 4;
        encoded[lengthAt] = (byte) 0xff;

        assertThat(Payload.decode(Octets.of(encoded))).isEqualTo(malformed("content is longer than 65536 bytes"));
    }

    private static Decoded<Payload> malformed(String why) {
        return new Decoded.Refused<>(Outcome.MALFORMED, why);
    }

    @Test
    void nothing_personal_is_printed() {
        Payload payload = Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note")));
        String printed = payload + " " + Chat.stamp(Chat.accepted(payload.encode())) + " "
                + Chat.accepted(payload.encode()) + " " + payload.attachments() + " " + payload.sender() + " "
                + Chat.verdict(Chat.reported(payload));

        assertThat(printed)
                .doesNotContain(Chat.ANNA)
                .doesNotContain(Chat.BRUNO)
                .doesNotContain("note.txt")
                .doesNotContain("hello");
    }

    @Test
    void a_direct_conversation_has_one_id_from_both_sides_and_another_at_another_service() {
        assertThat(Conversation.direct(Chat.SERVICE, Chat.BRUNO, Chat.ANNA)).isEqualTo(Chat.DIRECT);
        assertThat(Conversation.direct("other.example", Chat.ANNA, Chat.BRUNO)).isNotEqualTo(Chat.DIRECT);
        assertThat(Conversation.direct(Chat.SERVICE, "ab", "c"))
                .isNotEqualTo(Conversation.direct(Chat.SERVICE, "a", "bc"));
    }

    @Test
    void account_ids_are_ordered_by_bytes_and_not_by_letters() {
        String high = "é";
        String low = "z";
        byte[] named = new Writer(64)
                .raw(Sha256.label("vfr/1/direct"))
                .v8(Chat.SERVICE, "service")
                .v8(low, "low")
                .v8(high.getBytes(StandardCharsets.UTF_8), "high")
                .toArray();

        assertThat(Conversation.direct(Chat.SERVICE, high, low).id().toArray())
                .isEqualTo(java.util.Arrays.copyOf(Sha256.digest().digest(named), 16));
    }
}
