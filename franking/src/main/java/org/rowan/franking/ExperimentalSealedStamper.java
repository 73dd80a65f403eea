package org.rowan.franking;

import java.util.Optional;

/// Experimental. Stamps messages whose sender the server does not know: commitment, mailbox and time. One for
/// each thread.
public final class ExperimentalSealedStamper {
    private static final Conversation NOWHERE = new Conversation(Conversation.Kind.UNKNOWN, Octets.empty());
    private static final Sender NOBODY = new Sender("", 0);

    private final String service;
    private final Epoch epoch;
    private final long skewMs;
    private final StampingKey.Tagging tagging;

    public ExperimentalSealedStamper(String service, StampingKey key, Schedule schedule) {
        this.service = service;
        this.epoch = key.epoch();
        this.skewMs = schedule.skew().toMillis();
        this.tagging = key.open();
    }

    /// Empty when the time lies outside the key's epoch: take the key of that time.
    public Optional<Stamp> stamp(long serverTimeMs, String mailbox, Octets serverMessageId, Commitment commitment) {
        if (!epoch.holds(serverTimeMs, skewMs)) return Optional.empty();
        TagContext context = new TagContext(
                TagContext.EXPERIMENTAL_SEALED,
                epoch.kid(),
                serverTimeMs,
                service,
                NOWHERE,
                NOBODY,
                mailbox,
                serverMessageId,
                commitment);
        Octets bytes = context.encode();
        return Optional.of(new Stamp(bytes, Octets.adopt(tagging.tag(bytes.view()))));
    }
}
