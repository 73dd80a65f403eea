package org.rowan.franking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A made chat service with two people and keys made of a word: whatever a test needs to have a message sent,
/// stamped and reported.
public final class Chat {
    public static final String SERVICE = "chat.example";
    public static final String ANNA = "acct-anna";
    public static final String BRUNO = "acct-bruno";
    public static final String CARLA = "acct-carla";
    public static final Instant NOW = Instant.parse("2026-09-21T10:00:00Z");
    public static final Instant NEXT_DAY = NOW.plus(Duration.ofDays(1));
    public static final Conversation DIRECT = Conversation.direct(SERVICE, ANNA, BRUNO);
    public static final Conversation GROUP = Conversation.group(bytes("a group", 16));
    public static final Sender SENDER = new Sender(BRUNO, 1);

    public static final int KID = 41;
    public static final int DESTROYED = 12;
    public static final int COMPROMISED = 13;
    public static final Epoch EPOCH = Schedule.USUAL.beginning(KID, Instant.parse("2026-09-17T00:00:00Z"));
    private static final Octets SECRET = bytes("the key of the epoch", 32);
    private static final VerifyingKey VERIFYING = new SecretVerifyingKey(EPOCH, SECRET);

    private Chat() {}

    /// Bytes that depend on `word` alone.
    public static Octets bytes(String word, int length) {
        byte[] digest = Sha256.digest().digest(word.getBytes(StandardCharsets.UTF_8));
        return Octets.of(java.util.Arrays.copyOf(digest, length));
    }

    public static FrankingKey key() {
        return new FrankingKey(bytes("a franking key", 32));
    }

    public static KeyStanding keys(int kid) {
        return switch (kid) {
            case KID -> new KeyStanding.Usable(VERIFYING);
            case DESTROYED -> new KeyStanding.Destroyed();
            case COMPROMISED -> new KeyStanding.Compromised();
            default -> new KeyStanding.NeverIssued();
        };
    }

    public static StampingKey stampingKey() {
        return new SecretStampingKey(EPOCH, SECRET);
    }

    public static ReportVerifier verifier() {
        return new ReportVerifier(Chat::keys, Schedule.USUAL);
    }

    public static AttachmentRef attachment(String content) {
        byte[] plaintext = content.getBytes(StandardCharsets.UTF_8);
        return new AttachmentRef(
                1,
                bytes("an attachment's key", 32),
                Octets.of("blob:7f3a".getBytes(StandardCharsets.US_ASCII)),
                plaintext.length + 72,
                bytes("an attachment's ciphertext", 32),
                plaintext.length,
                Octets.of(Sha256.digest().digest(plaintext)),
                "text/plain",
                "note.txt");
    }

    public static Payload payload(Conversation conversation, List<AttachmentRef> attachments) {
        return new Payload(
                false,
                false,
                SERVICE,
                conversation,
                SENDER,
                1,
                bytes("a nonce", 16),
                Octets.zeros(32),
                NOW.toEpochMilli() - 700,
                "text/plain;charset=utf-8",
                Octets.of("hello from a made chat".getBytes(StandardCharsets.UTF_8)),
                attachments);
    }

    public static Payload payload() {
        return payload(DIRECT, List.of());
    }

    public static AcceptedMessage accepted(Octets payload) {
        return new AcceptedMessage(
                NOW.toEpochMilli(), DIRECT, SENDER, ANNA, bytes("a server's message id", 16), key().commit(payload));
    }

    public static Stamp stamp(AcceptedMessage message) {
        return new Stamper(SERVICE, stampingKey(), Schedule.USUAL)
                .stamp(message)
                .orElseThrow();
    }

    /// Stamps whatever bytes are given, as nobody can without the key.
    public static Octets tag(Octets tagContext) {
        return Octets.of(stampingKey().open().tag(tagContext.toArray()));
    }

    public static ReportedMessage reported(Payload payload, SuppliedAttachment... attachments) {
        return reportedBytes(payload.encode(), attachments);
    }

    public static ReportedMessage reportedBytes(Octets payload, SuppliedAttachment... attachments) {
        return ReportedMessage.of(stamp(accepted(payload)), key(), payload, List.of(attachments));
    }

    /// The message with another context, tagged anew.
    public static ReportedMessage restamped(ReportedMessage message, Octets tagContext) {
        return new ReportedMessage(
                tagContext,
                tag(tagContext),
                message.frankingKey(),
                message.payload(),
                message.sealedProof(),
                message.attachments());
    }

    public static Verdict verdict(ReportedMessage message) {
        return verifier().verify(message, Reporter.of(ANNA), NEXT_DAY);
    }

    public static Outcome outcome(ReportedMessage message) {
        return verdict(message).outcome();
    }
}
