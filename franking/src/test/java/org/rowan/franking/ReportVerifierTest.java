package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportVerifierTest {
    private static final SuppliedAttachment NOTE = SuppliedAttachment.of(0, "a note".getBytes(StandardCharsets.UTF_8));

    private final ReportedMessage whole = Chat.reported(Chat.payload());

    private static Outcome at(ReportedMessage message, Instant now) {
        return Chat.verifier().verify(message, Reporter.of(Chat.ANNA), now).outcome();
    }

    private static TagContext context(int kid, Instant time, Conversation conversation, String recipient) {
        return new TagContext(
                TagContext.IDENTIFIED,
                kid,
                time.toEpochMilli(),
                Chat.SERVICE,
                conversation,
                Chat.SENDER,
                recipient,
                Chat.bytes("a server's message id", 16),
                Chat.key().commit(Chat.payload().encode()));
    }

    private ReportedMessage restamped(TagContext context) {
        return Chat.restamped(whole, context.encode());
    }

    private static Octets longer(Octets bytes) {
        return Octets.of(Arrays.copyOf(bytes.toArray(), bytes.length() + 1));
    }

    private ReportedMessage with(Octets tag, Octets key) {
        return new ReportedMessage(whole.tagContext(), tag, key, whole.payload(), whole.sealedProof(), List.of());
    }

    @Test
    void what_was_sent_and_stamped_is_verified_with_all_that_is_known() {
        assertThat(Chat.verdict(whole)).isInstanceOfSatisfying(Verdict.Held.class, held -> {
            assertThat(held.standing()).isEqualTo(Standing.VERIFIED);
            assertThat(held.payload()).isEqualTo(Chat.payload());
            assertThat(held.tag().sender()).isEqualTo(Chat.SENDER);
            assertThat(held.membershipClaimed()).isFalse();
        });
    }

    @Test
    void a_report_without_a_tag_is_unverified_and_not_refused() {
        ReportedMessage bare = new ReportedMessage(
                Octets.empty(),
                Octets.empty(),
                Octets.empty(),
                whole.payload(),
                ExperimentalSealedProof.none(),
                List.of());

        assertThat(Chat.verdict(bare)).isEqualTo(new Verdict.Failed(Outcome.NO_TAG, ""));
        assertThat(Chat.verdict(bare).standing()).isEqualTo(Standing.UNVERIFIED);
    }

    @Test
    void both_sides_may_report_and_nobody_else() {
        Instant now = Chat.NOW.plusSeconds(60);

        assertThat(Chat.verifier().verify(whole, Reporter.of(Chat.BRUNO), now).outcome())
                .isEqualTo(Outcome.VERIFIED);
        assertThat(Chat.verifier().verify(whole, Reporter.of(Chat.CARLA), now).outcome())
                .isEqualTo(Outcome.REPORTER_NOT_PARTY);
    }

    @Test
    void keys_that_are_unknown_destroyed_or_compromised_leave_it_unverified() {
        assertThat(Chat.verdict(restamped(context(99, Chat.NOW, Chat.DIRECT, Chat.ANNA))))
                .extracting(Verdict::outcome, Verdict::standing)
                .containsExactly(Outcome.UNKNOWN_KEY, Standing.UNVERIFIED);
        assertThat(Chat.outcome(restamped(context(Chat.DESTROYED, Chat.NOW, Chat.DIRECT, Chat.ANNA))))
                .isEqualTo(Outcome.KEY_EXPIRED);
        assertThat(Chat.outcome(restamped(context(Chat.COMPROMISED, Chat.NOW, Chat.DIRECT, Chat.ANNA))))
                .isEqualTo(Outcome.KEY_COMPROMISED);
        assertThat(Outcome.KEY_COMPROMISED.standing()).isEqualTo(Standing.UNVERIFIED);
    }

    @Test
    void a_report_is_in_time_to_the_millisecond() {
        Instant last = Chat.NOW.plus(Schedule.USUAL.window());

        assertThat(at(whole, last)).isEqualTo(Outcome.VERIFIED);
        assertThat(at(whole, last.plusMillis(1))).isEqualTo(Outcome.OUTSIDE_WINDOW);
    }

    @Test
    void a_tag_is_of_its_keys_time_to_the_millisecond() {
        Instant last = Chat.EPOCH.notAfter().plus(Schedule.USUAL.skew());
        Instant first = Chat.EPOCH.notBefore().minus(Schedule.USUAL.skew());
        Instant now = last.plusSeconds(60);

        assertThat(at(restamped(context(Chat.KID, last, Chat.DIRECT, Chat.ANNA)), now))
                .isEqualTo(Outcome.VERIFIED);
        assertThat(at(restamped(context(Chat.KID, first, Chat.DIRECT, Chat.ANNA)), now))
                .isEqualTo(Outcome.VERIFIED);
        assertThat(at(restamped(context(Chat.KID, last.plusMillis(1), Chat.DIRECT, Chat.ANNA)), now))
                .isEqualTo(Outcome.TIME_OUTSIDE_EPOCH);
        assertThat(at(restamped(context(Chat.KID, first.minusMillis(1), Chat.DIRECT, Chat.ANNA)), now))
                .isEqualTo(Outcome.TIME_OUTSIDE_EPOCH);
    }

    @Test
    void a_tag_from_the_future_is_refused_beyond_the_skew_of_clocks() {
        Instant earliest = Chat.NOW.minus(Schedule.USUAL.skew());

        assertThat(at(whole, earliest)).isEqualTo(Outcome.VERIFIED);
        assertThat(at(whole, earliest.minusMillis(1))).isEqualTo(Outcome.TIME_OUTSIDE_EPOCH);
    }

    @Test
    void a_time_beyond_all_clocks_is_no_time_of_a_key() {
        TagContext far = new TagContext(
                TagContext.IDENTIFIED,
                Chat.KID,
                -1,
                Chat.SERVICE,
                Chat.DIRECT,
                Chat.SENDER,
                Chat.ANNA,
                Octets.zeros(16),
                Chat.key().commit(Chat.payload().encode()));

        assertThat(Chat.outcome(restamped(far))).isEqualTo(Outcome.TIME_OUTSIDE_EPOCH);
    }

    @Test
    void lengths_are_exact_since_hmac_would_take_a_longer_key() {
        assertThat(Chat.outcome(with(whole.tag(), longer(whole.frankingKey())))).isEqualTo(Outcome.MALFORMED);
        assertThat(Chat.outcome(with(longer(whole.tag()), whole.frankingKey()))).isEqualTo(Outcome.MALFORMED);
        assertThat(Chat.outcome(with(Octets.empty(), whole.frankingKey()))).isEqualTo(Outcome.MALFORMED);
        assertThat(Chat.outcome(Chat.restamped(whole, longer(whole.tagContext()))))
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void of_two_faults_the_one_with_the_lower_number_is_named() {
        Octets wrongKey = Chat.bytes("another key", 32);
        ReportedMessage unknown = restamped(context(99, Chat.NOW, Chat.DIRECT, Chat.ANNA));
        ReportedMessage unknownAndShort = new ReportedMessage(
                unknown.tagContext(),
                unknown.tag(),
                Octets.zeros(31),
                unknown.payload(),
                unknown.sealedProof(),
                List.of());

        assertThat(Chat.outcome(unknownAndShort)).isEqualTo(Outcome.MALFORMED);
        assertThat(Chat.outcome(with(Chat.bytes("no tag", 32), wrongKey))).isEqualTo(Outcome.TAG_INVALID);
        assertThat(at(with(whole.tag(), wrongKey), Chat.NOW.plus(Duration.ofDays(999))))
                .isEqualTo(Outcome.OUTSIDE_WINDOW);
        assertThat(Chat.verifier()
                        .verify(with(whole.tag(), wrongKey), Reporter.of(Chat.CARLA), Chat.NOW)
                        .outcome())
                .isEqualTo(Outcome.COMMITMENT_MISMATCH);
    }

    @Test
    void a_tag_alone_can_be_asked_about() {
        assertThat(Chat.verifier()
                        .stamped(whole.tagContext(), whole.tag(), Chat.NOW)
                        .found())
                .isPresent();
        assertThat(Chat.verifier().stamped(whole.tagContext(), Chat.bytes("x", 32), Chat.NOW))
                .isEqualTo(new Decoded.Refused<TagContext>(Outcome.TAG_INVALID, ""));
    }

    @Test
    void sealed_senders_are_off_unless_somebody_turned_them_on() {
        TagContext sealed = new TagContext(
                TagContext.EXPERIMENTAL_SEALED,
                Chat.KID,
                Chat.NOW.toEpochMilli(),
                Chat.SERVICE,
                Conversation.unknown(),
                new Sender("", 0),
                Chat.ANNA,
                Octets.zeros(16),
                Chat.key().commit(Chat.payload().encode()));

        assertThat(Chat.outcome(restamped(sealed))).isEqualTo(Outcome.UNSUPPORTED_VERSION);
    }

    @Test
    void what_the_sender_claims_of_itself_must_be_what_the_server_saw() {
        Payload claimed = Chat.payload();
        List<Payload> lies = List.of(
                withPlace(claimed, "other.example", Chat.DIRECT, Chat.SENDER),
                withPlace(claimed, Chat.SERVICE, Chat.DIRECT, new Sender(Chat.CARLA, 1)),
                withPlace(claimed, Chat.SERVICE, Chat.DIRECT, new Sender(Chat.BRUNO, 2)),
                withPlace(
                        claimed, Chat.SERVICE, Conversation.direct(Chat.SERVICE, Chat.CARLA, Chat.BRUNO), Chat.SENDER));

        assertThat(lies)
                .allSatisfy(lie -> assertThat(Chat.outcome(Chat.reported(lie))).isEqualTo(Outcome.CONTEXT_MISMATCH));
    }

    private static Payload withPlace(Payload of, String service, Conversation conversation, Sender sender) {
        return new Payload(
                of.edit(),
                of.forward(),
                service,
                conversation,
                sender,
                of.sequence(),
                of.nonce(),
                of.lastSeen(),
                of.clientTimeMs(),
                of.contentType(),
                of.content(),
                of.attachments());
    }

    @Test
    void attachments_that_were_not_handed_in_are_never_called_verified() {
        Payload two = Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note"), Chat.attachment("another")));
        SuppliedAttachment second = SuppliedAttachment.of(1, "another".getBytes(StandardCharsets.UTF_8));

        assertThat(Chat.outcome(Chat.reported(two))).isEqualTo(Outcome.VERIFIED_WITHOUT_ATTACHMENTS);
        assertThat(Chat.verdict(Chat.reported(two, NOTE))).isInstanceOfSatisfying(Verdict.Held.class, held -> {
            assertThat(held.outcome()).isEqualTo(Outcome.VERIFIED_WITHOUT_ATTACHMENTS);
            assertThat(held.attachments()).containsExactly(0);
        });
        assertThat(Chat.outcome(Chat.reported(two, NOTE, second))).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void an_attachment_that_is_longer_elsewhere_or_not_named_does_not_match() {
        Payload one = Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note")));

        assertThat(List.of(
                        new SuppliedAttachment(0, NOTE.sha256(), NOTE.length() + 1),
                        new SuppliedAttachment(1, NOTE.sha256(), NOTE.length()),
                        new SuppliedAttachment(-1, NOTE.sha256(), NOTE.length())))
                .allSatisfy(supplied ->
                        assertThat(Chat.outcome(Chat.reported(one, supplied))).isEqualTo(Outcome.ATTACHMENT_MISMATCH));
    }

    @Test
    void every_outcome_has_a_sentence_and_one_of_the_three_words() {
        assertThat(Outcome.values()).allSatisfy(outcome -> {
            assertThat(outcome.sentence()).isNotBlank();
            assertThat(outcome.standing()).isNotNull();
        });
    }
}
