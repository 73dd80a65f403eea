package org.rowan.franking;

import java.time.Instant;

/// Whether what the sender committed to and what the server stamped speak of the same message.
final class Agreement {
    private Agreement() {}

    /// What differs; empty when nothing does.
    static String difference(TagContext tag, Payload payload) {
        if (!payload.service().equals(tag.service())) return "service";
        if (tag.mode() == TagContext.IDENTIFIED && !payload.sender().equals(tag.sender())) return "sender or device";
        return sameConversation(tag, payload) ? "" : "conversation";
    }

    private static boolean sameConversation(TagContext tag, Payload payload) {
        boolean group = payload.conversation().kind() == Conversation.Kind.GROUP;
        return switch (tag.conversation().kind()) {
            case GROUP -> tag.conversation().equals(payload.conversation());
            // A server that knows no groups stamps each copy as a direct message.
            case DIRECT ->
                group
                        ? tag.conversation().equals(directOf(tag, payload))
                        : tag.conversation().equals(payload.conversation());
            // A sealed sender: the server knows the mailbox alone.
            case UNKNOWN -> group || payload.conversation().equals(directOf(tag, payload));
        };
    }

    private static Conversation directOf(TagContext tag, Payload payload) {
        return Conversation.direct(tag.service(), payload.sender().account(), tag.recipient());
    }

    /// Whether the reporter took part. A group that the server does not know is the reporter's word.
    static Reporter.Membership membership(TagContext tag, Payload payload, Reporter reporter) {
        if (tag.conversation().kind() == Conversation.Kind.GROUP) {
            Instant time = Instant.ofEpochMilli(tag.serverTimeMs());
            return payload.sender().account().equals(reporter.account())
                    ? Reporter.Membership.MEMBER
                    : reporter.groups().at(tag.conversation().id(), time);
        }
        boolean party = payload.sender().account().equals(reporter.account())
                || tag.recipient().equals(reporter.account());
        if (!party) return Reporter.Membership.NO_MEMBER;
        return payload.conversation().kind() == Conversation.Kind.GROUP
                ? Reporter.Membership.NOT_KNOWN
                : Reporter.Membership.MEMBER;
    }
}
