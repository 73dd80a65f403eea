package org.rowan.franking;

import java.util.Optional;

/// Stamps accepted messages with the key of one epoch: one MAC for each, nothing kept. One for each thread,
/// since the MAC in it is used again and again. It can make tags and check none.
public final class Stamper {
    private static final int USUAL_LENGTH = 256;

    private final String service;
    private final Epoch epoch;
    private final long skewMs;
    private final StampingKey.Tagging tagging;
    private final Writer writer = new Writer(USUAL_LENGTH);

    public Stamper(String service, StampingKey key, Schedule schedule) {
        this.service = service;
        this.epoch = key.epoch();
        this.skewMs = schedule.skew().toMillis();
        this.tagging = key.open();
    }

    /// Empty when the message's time lies outside the key's epoch: take the key of that time.
    ///
    /// - Errors: `IllegalArgumentException` for a message without a conversation, and for names that are longer
    ///   than 255 bytes.
    public Optional<Stamp> stamp(AcceptedMessage message) {
        if (!epoch.holds(message.serverTimeMs(), skewMs)) return Optional.empty();
        TagContext context = new TagContext(
                TagContext.IDENTIFIED,
                epoch.kid(),
                message.serverTimeMs(),
                service,
                message.conversation(),
                message.sender(),
                message.recipient(),
                message.serverMessageId(),
                message.commitment());
        writer.clear();
        context.write(writer);
        byte[] bytes = writer.toArray();
        return Optional.of(new Stamp(Octets.adopt(bytes), Octets.adopt(tagging.tag(bytes))));
    }
}
