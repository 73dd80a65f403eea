package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Groups that the service knows, and groups that it does not.
class GroupsTest {
    private final Octets payload = Chat.payload(Chat.GROUP, List.of()).encode();

    private ReportedMessage stamped(Conversation conversation, String recipient) {
        AcceptedMessage accepted = new AcceptedMessage(
                Chat.NOW.toEpochMilli(),
                conversation,
                Chat.SENDER,
                recipient,
                Octets.zeros(16),
                Chat.key().commit(payload));
        return ReportedMessage.of(Chat.stamp(accepted), Chat.key(), payload, List.of());
    }

    private static Verdict by(Reporter reporter, ReportedMessage message) {
        return Chat.verifier().verify(message, reporter, Chat.NOW);
    }

    private static Reporter who(Reporter.Membership membership) {
        return new Reporter(Chat.CARLA, (group, time) -> {
            assertThat(group).isEqualTo(Chat.GROUP.id());
            assertThat(time).isEqualTo(Chat.NOW);
            return membership;
        });
    }

    @Test
    void whoever_was_a_member_may_report() {
        assertThat(by(who(Reporter.Membership.MEMBER), stamped(Chat.GROUP, "")))
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        held -> assertThat(held.membershipClaimed()).isFalse());
    }

    @Test
    void whoever_was_none_may_not() {
        assertThat(by(who(Reporter.Membership.NO_MEMBER), stamped(Chat.GROUP, ""))
                        .outcome())
                .isEqualTo(Outcome.REPORTER_NOT_PARTY);
    }

    @Test
    void where_the_service_does_not_know_the_reviewer_is_told_so() {
        assertThat(by(who(Reporter.Membership.NOT_KNOWN), stamped(Chat.GROUP, "")))
                .isInstanceOfSatisfying(Verdict.Held.class, held -> {
                    assertThat(held.outcome()).isEqualTo(Outcome.VERIFIED);
                    assertThat(held.membershipClaimed()).isTrue();
                });
    }

    @Test
    void a_service_without_groups_stamps_copies_and_the_group_is_the_senders_word() {
        ReportedMessage copy = stamped(Chat.DIRECT, Chat.ANNA);

        assertThat(by(Reporter.of(Chat.ANNA), copy))
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        held -> assertThat(held.membershipClaimed()).isTrue());
        assertThat(by(Reporter.of(Chat.CARLA), copy).outcome()).isEqualTo(Outcome.REPORTER_NOT_PARTY);
    }

    @Test
    void a_copy_stamped_for_another_pair_is_no_copy() {
        Conversation others = Conversation.direct(Chat.SERVICE, Chat.ANNA, Chat.CARLA);

        assertThat(by(Reporter.of(Chat.ANNA), stamped(others, Chat.ANNA)).outcome())
                .isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    @Test
    void another_group_is_another_place() {
        assertThat(by(Reporter.of(Chat.ANNA), stamped(Conversation.group(Chat.bytes("other", 16)), ""))
                        .outcome())
                .isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    @Test
    void a_direct_message_is_not_moved_into_a_group() {
        Octets direct = Chat.payload().encode();
        AcceptedMessage accepted = new AcceptedMessage(
                Chat.NOW.toEpochMilli(),
                Chat.GROUP,
                Chat.SENDER,
                "",
                Octets.zeros(16),
                Chat.key().commit(direct));

        assertThat(by(
                                who(Reporter.Membership.MEMBER),
                                ReportedMessage.of(Chat.stamp(accepted), Chat.key(), direct, List.of()))
                        .outcome())
                .isEqualTo(Outcome.CONTEXT_MISMATCH);
    }
}
