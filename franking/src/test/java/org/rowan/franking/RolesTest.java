package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who can do what with which key, and when.
class RolesTest {
    private static final Octets PAYLOAD = Chat.payload().encode();

    private static Set<Class<?>> answers(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getReturnType)
                .collect(Collectors.toSet());
    }

    @Test
    void whoever_stamps_is_never_told_whether_a_tag_holds() {
        assertThat(answers(StampingKey.class, StampingKey.Tagging.class, SecretStampingKey.class))
                .containsExactlyInAnyOrder(Epoch.class, StampingKey.Tagging.class, byte[].class);
        assertThat(answers(Stamper.class)).containsExactly(java.util.Optional.class);
    }

    @Test
    void whoever_verifies_is_never_given_a_tag() {
        assertThat(answers(VerifyingKey.class, VerifyingKey.TagCheck.class, SecretVerifyingKey.class))
                .containsExactlyInAnyOrder(Epoch.class, VerifyingKey.TagCheck.class, boolean.class);
        assertThat(answers(ReportVerifier.class))
                .containsExactlyInAnyOrder(Verdict.class, Decoded.class, ReportVerifier.class);
    }

    @Test
    void a_stamper_stamps_many_and_each_for_itself() {
        Stamper stamper = new Stamper(Chat.SERVICE, Chat.stampingKey(), Schedule.USUAL);
        Stamp first = stamper.stamp(Chat.accepted(PAYLOAD)).orElseThrow();
        Stamp other = stamper.stamp(Chat.accepted(Octets.zeros(9))).orElseThrow();

        assertThat(stamper.stamp(Chat.accepted(PAYLOAD))).contains(first);
        assertThat(other.tag()).isNotEqualTo(first.tag());
        assertThat(first.tag()).isEqualTo(Chat.tag(first.tagContext()));
    }

    @Test
    void a_key_stamps_its_own_time_and_no_other() {
        Stamper stamper = new Stamper(Chat.SERVICE, Chat.stampingKey(), Schedule.USUAL);

        assertThat(stamper.stamp(sentAt(Chat.EPOCH.notAfter().plus(Duration.ofMinutes(5)))))
                .isPresent();
        assertThat(stamper.stamp(sentAt(Chat.EPOCH.notAfter().plus(Duration.ofMinutes(6)))))
                .isEmpty();
        assertThat(stamper.stamp(sentAt(Chat.EPOCH.notBefore().minus(Duration.ofMinutes(6)))))
                .isEmpty();
    }

    private static AcceptedMessage sentAt(Instant time) {
        AcceptedMessage sent = Chat.accepted(PAYLOAD);
        return new AcceptedMessage(
                time.toEpochMilli(),
                sent.conversation(),
                sent.sender(),
                sent.recipient(),
                sent.serverMessageId(),
                sent.commitment());
    }

    @Test
    void a_message_without_a_place_is_a_mistake_of_the_caller() {
        AcceptedMessage sent = Chat.accepted(PAYLOAD);
        List<AcceptedMessage> wrong = List.of(
                new AcceptedMessage(
                        sent.serverTimeMs(),
                        Conversation.unknown(),
                        sent.sender(),
                        sent.recipient(),
                        sent.serverMessageId(),
                        sent.commitment()),
                new AcceptedMessage(
                        sent.serverTimeMs(),
                        Chat.GROUP,
                        sent.sender(),
                        sent.recipient(),
                        sent.serverMessageId(),
                        sent.commitment()));

        assertThat(wrong)
                .allSatisfy(message ->
                        assertThatThrownBy(() -> Chat.stamp(message)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void a_week_follows_a_week_and_a_key_is_destroyed_when_nothing_of_it_can_be_reported() {
        Epoch next = Schedule.USUAL.after(Chat.EPOCH);

        assertThat(next.kid()).isEqualTo(Chat.KID + 1);
        assertThat(next.notBefore()).isEqualTo(Chat.EPOCH.notAfter());
        assertThat(Duration.between(next.notBefore(), next.notAfter())).isEqualTo(Duration.ofDays(7));
        assertThat(Schedule.USUAL.destruction(Chat.EPOCH))
                .isEqualTo(Chat.EPOCH.notAfter().plus(Duration.ofDays(181)));
    }

    @Test
    void the_week_of_a_moment_begins_on_monday_and_a_moment_lies_in_one_week() {
        Epoch week = Schedule.USUAL.holding(3, Instant.parse("2026-11-27T07:00:00Z"));

        assertThat(week).isEqualTo(Schedule.USUAL.beginning(3, Instant.parse("2026-11-23T00:00:00Z")));
        assertThat(Schedule.USUAL.holding(3, week.notBefore())).isEqualTo(week);
        assertThat(Schedule.USUAL.holding(3, week.notAfter().minusMillis(1))).isEqualTo(week);
        assertThat(Schedule.USUAL.holding(4, week.notAfter())).isEqualTo(Schedule.USUAL.after(week));
        assertThat(Schedule.USUAL.holding(3, Instant.EPOCH).notBefore())
                .isEqualTo(Instant.parse("1969-12-29T00:00:00Z"));
    }

    @Test
    void a_window_is_thirty_to_seven_hundred_and_thirty_days() {
        assertThat(Schedule.USUAL.withWindow(Duration.ofDays(730)).window()).isEqualTo(Duration.ofDays(730));
        assertThatThrownBy(() -> Schedule.USUAL.withWindow(Duration.ofDays(731)))
                .hasMessageContaining("30 to 730 days");
        assertThatThrownBy(() -> Schedule.USUAL.withWindow(Duration.ofDays(29))).hasMessageContaining("30 to 730 days");
    }

    @Test
    void a_report_sent_again_has_the_same_id_and_victims_of_one_message_one_cluster() {
        ReportIds ids = new ReportIds(Chat.bytes("the key of report ids", 32));
        Stamp one = Chat.stamp(Chat.accepted(PAYLOAD));

        assertThat(ids.reportId(Chat.ANNA, one.tag())).isEqualTo(ids.reportId(Chat.ANNA, one.tag()));
        assertThat(ids.reportId(Chat.CARLA, one.tag())).isNotEqualTo(ids.reportId(Chat.ANNA, one.tag()));
        assertThat(ids.clusterId(Chat.BRUNO, PAYLOAD)).isEqualTo(ids.clusterId(Chat.BRUNO, PAYLOAD));
        assertThat(ids.clusterId(Chat.BRUNO, PAYLOAD)).isNotEqualTo(ids.clusterId(Chat.CARLA, PAYLOAD));
        assertThat(new ReportIds(Octets.zeros(32)).clusterId(Chat.BRUNO, PAYLOAD))
                .isNotEqualTo(ids.clusterId(Chat.BRUNO, PAYLOAD));
    }
}
