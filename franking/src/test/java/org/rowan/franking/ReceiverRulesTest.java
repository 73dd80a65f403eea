package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a client shows, and what it hides because nobody could report it.
class ReceiverRulesTest {
    private static final ReceiverRules RULES = new ReceiverRules(Chat.SERVICE, Set.of(1));

    private final Octets payload = Chat.payload().encode();
    private final Octets plaintext = new Envelope.Identified(Chat.key(), payload).encode();
    private final Stamp stamp = Chat.stamp(Chat.accepted(payload));

    private static Delivered delivered(Stamp stamp, Octets beside) {
        return new Delivered(stamp.tagContext(), stamp.tag(), beside, Chat.SENDER, Chat.DIRECT, Chat.ANNA);
    }

    private Delivered delivered() {
        return delivered(stamp, Chat.key().commit(payload).bytes());
    }

    private static Outcome hidden(Received received) {
        return received instanceof Received.Hide(Outcome outcome, String why) ? outcome : Outcome.VERIFIED;
    }

    @Test
    void what_is_shown_can_be_reported_with_what_is_at_hand() {
        assertThat(RULES.receive(plaintext, delivered())).isInstanceOfSatisfying(Received.Show.class, shown -> {
            ReportedMessage report = ReportedMessage.of(
                    shown.stamp(), shown.envelope().key(), shown.envelope().payload(), List.of());
            assertThat(Chat.outcome(report)).isEqualTo(Outcome.VERIFIED);
        });
    }

    @Test
    void content_other_than_committed_to_is_hidden_wherever_the_commitment_differs() {
        Octets other = Chat.key().commit(Octets.zeros(1)).bytes();
        Stamp forOther = Chat.stamp(Chat.accepted(Octets.zeros(1)));

        assertThat(hidden(RULES.receive(plaintext, delivered(stamp, other)))).isEqualTo(Outcome.COMMITMENT_MISMATCH);
        assertThat(hidden(RULES.receive(
                        plaintext,
                        delivered(forOther, Chat.key().commit(payload).bytes()))))
                .isEqualTo(Outcome.COMMITMENT_MISMATCH);
        assertThat(hidden(RULES.receive(plaintext, delivered(stamp, Octets.empty()))))
                .isEqualTo(Outcome.COMMITMENT_MISMATCH);
    }

    @Test
    void another_sender_device_place_service_or_receiver_is_hidden() {
        Octets beside = Chat.key().commit(payload).bytes();
        List<Delivered> wrong = List.of(
                new Delivered(
                        stamp.tagContext(), stamp.tag(), beside, new Sender(Chat.CARLA, 1), Chat.DIRECT, Chat.ANNA),
                new Delivered(
                        stamp.tagContext(), stamp.tag(), beside, new Sender(Chat.BRUNO, 2), Chat.DIRECT, Chat.ANNA),
                new Delivered(stamp.tagContext(), stamp.tag(), beside, Chat.SENDER, Chat.GROUP, Chat.ANNA),
                new Delivered(stamp.tagContext(), stamp.tag(), beside, Chat.SENDER, Chat.DIRECT, Chat.CARLA));

        assertThat(wrong)
                .allSatisfy(
                        one -> assertThat(hidden(RULES.receive(plaintext, one))).isEqualTo(Outcome.CONTEXT_MISMATCH));
        assertThat(hidden(new ReceiverRules("other.example", Set.of(1)).receive(plaintext, delivered())))
                .isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    @Test
    void a_sender_may_keep_a_copy_of_its_own() {
        Delivered own = new Delivered(
                stamp.tagContext(),
                stamp.tag(),
                Chat.key().commit(payload).bytes(),
                Chat.SENDER,
                Chat.DIRECT,
                Chat.BRUNO);

        assertThat(RULES.receive(plaintext, own)).isInstanceOf(Received.Show.class);
    }

    @Test
    void a_message_to_a_group_is_shown_in_that_group() {
        Octets toGroup = Chat.payload(Chat.GROUP, List.of()).encode();
        Octets beside = Chat.key().commit(toGroup).bytes();
        Stamp copy = Chat.stamp(Chat.accepted(toGroup));
        Octets encrypted = new Envelope.Identified(Chat.key(), toGroup).encode();

        assertThat(RULES.receive(
                        encrypted,
                        new Delivered(copy.tagContext(), copy.tag(), beside, Chat.SENDER, Chat.GROUP, Chat.ANNA)))
                .isInstanceOf(Received.Show.class);
        assertThat(hidden(RULES.receive(
                        encrypted,
                        new Delivered(copy.tagContext(), copy.tag(), beside, Chat.SENDER, Chat.DIRECT, Chat.ANNA))))
                .isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    @Test
    void a_cipher_that_the_client_does_not_know_is_hidden() {
        Octets withFile =
                Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note"))).encode();
        Octets encrypted = new Envelope.Identified(Chat.key(), withFile).encode();
        Delivered here = delivered(
                Chat.stamp(Chat.accepted(withFile)), Chat.key().commit(withFile).bytes());

        assertThat(RULES.receive(encrypted, here)).isInstanceOf(Received.Show.class);
        assertThat(hidden(new ReceiverRules(Chat.SERVICE, Set.of(2)).receive(encrypted, here)))
                .isEqualTo(Outcome.UNSUPPORTED_VERSION);
    }

    @Test
    void damage_to_any_byte_of_the_plaintext_hides_the_message() {
        for (int at = 0; at < plaintext.length(); at++) {
            byte[] damaged = plaintext.toArray();
            damaged[at] ^= 1;
            assertThat(RULES.receive(Octets.of(damaged), delivered()))
                    .as("byte %s", at)
                    .isInstanceOf(Received.Hide.class);
        }
        for (int length = 0; length < plaintext.length(); length++) {
            Octets shorter = Octets.of(java.util.Arrays.copyOf(plaintext.toArray(), length));
            assertThat(RULES.receive(shorter, delivered())).isInstanceOf(Received.Hide.class);
        }
    }

    @Test
    void without_a_whole_tag_the_message_could_not_be_reported() {
        Delivered untagged = delivered(
                new Stamp(stamp.tagContext(), Octets.zeros(16)),
                Chat.key().commit(payload).bytes());
        Delivered broken = delivered(
                new Stamp(Octets.empty(), stamp.tag()),
                Chat.key().commit(payload).bytes());

        assertThat(hidden(RULES.receive(plaintext, untagged))).isEqualTo(Outcome.MALFORMED);
        assertThat(hidden(RULES.receive(plaintext, broken))).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void sealed_senders_are_off_unless_turned_on() {
        ExperimentalSealedProof proof =
                new ExperimentalSealedProof(Octets.zeros(3), Octets.zeros(64), Octets.zeros(64));
        Octets sealed = new Envelope.ExperimentalSealed(Chat.key(), proof, payload).encode();

        assertThat(Envelope.decode(sealed).found())
                .contains(new Envelope.ExperimentalSealed(Chat.key(), proof, payload));
        assertThat(hidden(RULES.receive(sealed, delivered()))).isEqualTo(Outcome.UNSUPPORTED_VERSION);
    }

    @Test
    void each_copy_gets_a_key_of_its_own() {
        java.security.SecureRandom random = new java.security.SecureRandom();

        assertThat(FrankingKey.fresh(random)).isNotEqualTo(FrankingKey.fresh(random));
        assertThat(FrankingKey.fresh(random).commit(payload))
                .isNotEqualTo(FrankingKey.fresh(random).commit(payload));
    }
}
