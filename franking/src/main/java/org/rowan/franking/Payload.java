package org.rowan.franking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a sender commits to: content, attachments, and who says it where. Every value in it is the sender's
/// claim; what the stamping server knows better stands in the [TagContext].
///
/// - Shapes: `docs/formats/vfr-1.md`, *Payload*. Content at most 65,536 bytes, 16 attachments at most.
/// - Units: `sequence` is an unsigned 32-bit count from 1, 0 when none is kept; `clientTimeMs` unsigned
///   milliseconds since 1970.
/// - Errors: the constructor refuses what has no encoding with `IllegalArgumentException`.
public record Payload(
        boolean edit,
        boolean forward,
        String service,
        Conversation conversation,
        Sender sender,
        int sequence,
        Octets nonce,
        Octets lastSeen,
        long clientTimeMs,
        String contentType,
        Octets content,
        List<AttachmentRef> attachments) {

    public static final int NONCE_LENGTH = 16;
    public static final int MOST_CONTENT = 65_536;
    public static final int MOST_ATTACHMENTS = 16;

    /// No payload is longer, whatever is in it.
    public static final int MOST_BYTES =
            4 + 1 + 256 + 1 + 256 + 256 + 8 + 16 + 32 + 8 + 256 + 4 + MOST_CONTENT + 1 + 16 * AttachmentRef.MOST_BYTES;

    private static final byte[] MAGIC = "VFP1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CID_LABEL = Sha256.label("vfr/1/cid");
    private static final int EDIT = 1;
    private static final int FORWARD = 2;

    public Payload {
        if (conversation.kind() == Conversation.Kind.UNKNOWN) {
            throw new IllegalArgumentException("a sender knows whether its conversation is direct or a group");
        }
        nonce.require(NONCE_LENGTH, "the nonce of a message");
        lastSeen.require(Sha256.LENGTH, "the id of the message seen last");
        if (content.length() > MOST_CONTENT) {
            throw new IllegalArgumentException("content is at most 65,536 bytes; got " + content.length());
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw new IllegalArgumentException("a message has at most 16 attachments; got " + attachments.size());
        }
        attachments = List.copyOf(attachments);
    }

    /// The one encoding of this payload.
    ///
    /// - Errors: `IllegalArgumentException` when a field is longer than its length can say.
    public Octets encode() {
        Writer out = new Writer(256 + content.length())
                .raw(MAGIC)
                .u8((edit ? EDIT : 0) | (forward ? FORWARD : 0))
                .v8(service, "a service's name")
                .u8(conversation.kind().number())
                .v8(conversation.id(), "a conversation id")
                .v8(sender.account(), "an account id")
                .u32(sender.device())
                .u32(sequence)
                .raw(nonce)
                .raw(lastSeen)
                .u64(clientTimeMs)
                .v8(contentType, "a content type")
                .v32(content)
                .u8(attachments.size());
        attachments.forEach(attachment -> attachment.write(out));
        return Octets.adopt(out.toArray());
    }

    public static Decoded<Payload> decode(Octets bytes) {
        Reader in = new Reader(bytes.view());
        in.magic(MAGIC, "the magic of a payload");
        int flags = in.u8("flags");
        in.refuseIf(flags > (EDIT | FORWARD), "a flag is set that has no meaning");
        String service = in.text("service");
        Conversation conversation = conversation(in);
        Sender sender = new Sender(in.text("sender_id"), in.u32("sender_device"));
        int sequence = in.u32("sender_seq");
        Octets nonce = in.fixed(NONCE_LENGTH, "msg_nonce");
        Octets lastSeen = in.fixed(Sha256.LENGTH, "last_seen");
        long time = in.u64("client_time_ms");
        String contentType = in.text("content_type");
        Octets content = in.v32(MOST_CONTENT, "content");
        List<AttachmentRef> attachments = attachments(in);
        in.end("the payload");
        if (!in.fine()) return new Decoded.Refused<>(Outcome.MALFORMED, in.wrong());
        return new Decoded.Value<>(new Payload(
                (flags & EDIT) != 0,
                (flags & FORWARD) != 0,
                service,
                conversation,
                sender,
                sequence,
                nonce,
                lastSeen,
                time,
                contentType,
                content,
                attachments));
    }

    private static Conversation conversation(Reader in) {
        int kind = in.u8("conv_type");
        in.refuseIf(kind != 1 && kind != 2, "conv_type is neither direct nor group");
        return new Conversation(Conversation.Kind.of(kind), in.v8("conv_id"));
    }

    private static List<AttachmentRef> attachments(Reader in) {
        int count = in.u8("the number of attachments");
        in.refuseIf(count > MOST_ATTACHMENTS, "more than 16 attachments are named");
        List<AttachmentRef> attachments = new ArrayList<>();
        for (int i = 0; i < count && in.fine(); i++) {
            attachments.add(AttachmentRef.read(in));
        }
        return attachments;
    }

    /// The id of a message by its content, equal for all its copies: for links between messages, never shown
    /// to the server before a report.
    public static Octets cid(Octets encoded) {
        var sha256 = Sha256.digest();
        sha256.update(CID_LABEL);
        return Octets.adopt(sha256.digest(encoded.view()));
    }

    @Override
    public String toString() {
        return "Payload[" + content.length() + " bytes, " + attachments.size() + " attachments]";
    }
}
