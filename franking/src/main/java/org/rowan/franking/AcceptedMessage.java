package org.rowan.franking;

/// A message that the server has just accepted from an authenticated device.
///
/// - Shapes: a direct message names its recipient; one to a group, sent as one ciphertext, names none. A server
///   that knows no groups stamps every copy as a direct message.
/// - Units: `serverTimeMs` is the server's own clock, milliseconds since 1970.
public record AcceptedMessage(
        long serverTimeMs,
        Conversation conversation,
        Sender sender,
        String recipient,
        Octets serverMessageId,
        Commitment commitment) {

    @Override
    public String toString() {
        return "AcceptedMessage[" + conversation.kind() + "]";
    }
}
