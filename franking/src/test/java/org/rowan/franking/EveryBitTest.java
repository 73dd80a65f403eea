package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// One bit of anything is changed, each in turn, and the change is refused by its name.
class EveryBitTest {
    private final ReportedMessage whole = Chat.reported(Chat.payload());

    private static Octets flipped(Octets bytes, int bit) {
        byte[] changed = bytes.toArray();
        changed[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        return Octets.of(changed);
    }

    private static Set<Outcome> outcomes(Octets part, int fromByte, int toByte, IntFunction<ReportedMessage> changed) {
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        for (int bit = 8 * fromByte; bit < 8 * Math.min(toByte, part.length()); bit++) {
            seen.add(Chat.outcome(changed.apply(bit)));
        }
        return seen;
    }

    private Set<Outcome> ofContext(int fromByte, int toByte) {
        return outcomes(whole.tagContext(), fromByte, toByte, bit -> with(flipped(whole.tagContext(), bit)));
    }

    private ReportedMessage with(Octets context) {
        return new ReportedMessage(
                context, whole.tag(), whole.frankingKey(), whole.payload(), whole.sealedProof(), List.of());
    }

    @Test
    void unchanged_it_is_verified() {
        assertThat(Chat.outcome(whole)).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void the_label_of_the_context_makes_it_malformed() {
        assertThat(ofContext(0, 10)).containsExactly(Outcome.MALFORMED);
    }

    @Test
    void version_and_mode_make_it_unsupported() {
        assertThat(ofContext(10, 12)).containsExactly(Outcome.UNSUPPORTED_VERSION);
    }

    @Test
    void the_number_of_the_key_makes_the_key_unknown() {
        assertThat(ofContext(12, 16)).containsExactly(Outcome.UNKNOWN_KEY);
    }

    @Test
    void the_time_makes_the_tag_invalid() {
        assertThat(ofContext(16, 24)).containsExactly(Outcome.TAG_INVALID);
    }

    @Test
    void lengths_and_names_make_it_malformed_or_the_tag_invalid() {
        assertThat(ofContext(24, whole.tagContext().length() - 48))
                .isSubsetOf(Outcome.TAG_INVALID, Outcome.MALFORMED)
                .contains(Outcome.TAG_INVALID);
    }

    @Test
    void message_id_and_commitment_make_the_tag_invalid() {
        int length = whole.tagContext().length();

        assertThat(ofContext(length - 48, length)).containsExactly(Outcome.TAG_INVALID);
    }

    @Test
    void the_tag_is_invalid() {
        assertThat(outcomes(
                        whole.tag(),
                        0,
                        32,
                        bit -> new ReportedMessage(
                                whole.tagContext(),
                                flipped(whole.tag(), bit),
                                whole.frankingKey(),
                                whole.payload(),
                                whole.sealedProof(),
                                List.of())))
                .containsExactly(Outcome.TAG_INVALID);
    }

    @Test
    void the_franking_key_does_not_open_the_commitment() {
        assertThat(outcomes(
                        whole.frankingKey(),
                        0,
                        32,
                        bit -> new ReportedMessage(
                                whole.tagContext(),
                                whole.tag(),
                                flipped(whole.frankingKey(), bit),
                                whole.payload(),
                                whole.sealedProof(),
                                List.of())))
                .containsExactly(Outcome.COMMITMENT_MISMATCH);
    }

    @Test
    void the_payload_is_not_what_was_committed_to() {
        assertThat(outcomes(
                        whole.payload(),
                        0,
                        whole.payload().length(),
                        bit -> new ReportedMessage(
                                whole.tagContext(),
                                whole.tag(),
                                whole.frankingKey(),
                                flipped(whole.payload(), bit),
                                whole.sealedProof(),
                                List.of())))
                .containsExactly(Outcome.COMMITMENT_MISMATCH);
    }

    @Test
    void an_attachment_is_not_the_one_committed_to() {
        Payload payload = Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note")));
        SuppliedAttachment note = SuppliedAttachment.of(0, "a note".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(Chat.outcome(Chat.reported(payload, note))).isEqualTo(Outcome.VERIFIED);
        assertThat(outcomes(
                        note.sha256(),
                        0,
                        32,
                        bit -> Chat.reported(
                                payload, new SuppliedAttachment(0, flipped(note.sha256(), bit), note.length()))))
                .containsExactly(Outcome.ATTACHMENT_MISMATCH);
    }

    @Test
    void cut_off_anywhere_nothing_is_verified() {
        for (int length = 0; length < whole.tagContext().length(); length++) {
            Octets shorter =
                    Octets.of(java.util.Arrays.copyOf(whole.tagContext().toArray(), length));
            assertThat(Chat.outcome(with(shorter))).as("%s bytes", length).isEqualTo(Outcome.MALFORMED);
        }
        for (int length = 0; length < whole.payload().length(); length++) {
            Octets shorter = Octets.of(java.util.Arrays.copyOf(whole.payload().toArray(), length));
            assertThat(Chat.outcome(Chat.reportedBytes(shorter)))
                    .as("%s bytes", length)
                    .isEqualTo(Outcome.MALFORMED);
        }
    }

    @Test
    void every_bit_of_a_payload_that_its_sender_did_commit_to_has_an_outcome_and_no_exception() {
        Set<Outcome> seen = outcomes(
                whole.payload(), 0, whole.payload().length(), bit -> Chat.reportedBytes(flipped(whole.payload(), bit)));

        assertThat(seen).containsExactlyInAnyOrder(Outcome.VERIFIED, Outcome.MALFORMED, Outcome.CONTEXT_MISMATCH);
    }
}
