package org.rowan.franking;

/// What the stamping server itself knows of a message, and what its tag authenticates. In a report these
/// bytes travel as they were, never built anew.
///
/// - Shapes: `docs/formats/vfr-1.md`, *Tag context*. `mode` 1: direct conversations name a recipient, groups
///   none. `mode` 2 (experimental): no conversation, no sender.
/// - Units: `serverTimeMs` unsigned milliseconds since 1970; `kid` unsigned 32 bits.
public record TagContext(
        int mode,
        int kid,
        long serverTimeMs,
        String service,
        Conversation conversation,
        Sender sender,
        String recipient,
        Octets serverMessageId,
        Commitment commitment) {

    public static final int IDENTIFIED = 1;
    public static final int EXPERIMENTAL_SEALED = 2;
    public static final int MESSAGE_ID_LENGTH = 16;

    static final int VERSION = 1;
    static final byte[] LABEL = Sha256.label("vfr/1/tag");

    public TagContext {
        String wrong = wrongShape(mode, conversation, sender, recipient);
        if (!wrong.isEmpty()) throw new IllegalArgumentException(wrong);
        serverMessageId.require(MESSAGE_ID_LENGTH, "a server's message id");
    }

    public Octets encode() {
        Writer out = new Writer(256);
        write(out);
        return Octets.adopt(out.toArray());
    }

    void write(Writer out) {
        out.raw(LABEL)
                .u8(VERSION)
                .u8(mode)
                .u32(kid)
                .u64(serverTimeMs)
                .v8(service, "a service's name")
                .u8(conversation.kind().number())
                .v8(conversation.id(), "a conversation id")
                .v8(sender.account(), "an account id")
                .u32(sender.device())
                .v8(recipient, "an account id")
                .raw(serverMessageId)
                .raw(commitment.bytes());
    }

    /// Version and mode are looked at before anything after them: another version may go on in another way.
    public static Decoded<TagContext> decode(Octets bytes) {
        return decode(bytes, true);
    }

    static Decoded<TagContext> decode(Octets bytes, boolean sealedInUse) {
        Reader in = new Reader(bytes.view());
        in.magic(LABEL, "the label of a tag context");
        int version = in.u8("version");
        if (in.fine() && version != VERSION) {
            return new Decoded.Refused<>(Outcome.UNSUPPORTED_VERSION, "version is not 1");
        }
        int mode = in.u8("mode");
        boolean known = mode == IDENTIFIED || (mode == EXPERIMENTAL_SEALED && sealedInUse);
        if (in.fine() && !known) {
            return new Decoded.Refused<>(Outcome.UNSUPPORTED_VERSION, "a mode that is not in use here");
        }
        return fields(in, mode);
    }

    private static Decoded<TagContext> fields(Reader in, int mode) {
        int kid = in.u32("kid");
        long time = in.u64("server_time_ms");
        String service = in.text("service");
        int kind = in.u8("conv_type");
        in.refuseIf(kind > 2, "conv_type is unknown");
        Conversation conversation = new Conversation(Conversation.Kind.of(kind), in.v8("conv_id"));
        Sender sender = new Sender(in.text("sender_id"), in.u32("sender_device"));
        String recipient = in.text("recipient_id");
        Octets messageId = in.fixed(MESSAGE_ID_LENGTH, "server_msg_id");
        Octets commitment = in.fixed(Commitment.LENGTH, "commitment");
        in.end("the tag context");
        in.refuse(wrongShape(mode, conversation, sender, recipient));
        if (!in.fine()) return new Decoded.Refused<>(Outcome.MALFORMED, in.wrong());
        return new Decoded.Value<>(new TagContext(
                mode, kid, time, service, conversation, sender, recipient, messageId, new Commitment(commitment)));
    }

    /// Which fields belong together; empty when all is well.
    private static String wrongShape(int mode, Conversation conversation, Sender sender, String recipient) {
        boolean group = conversation.kind() == Conversation.Kind.GROUP;
        boolean unknown = conversation.kind() == Conversation.Kind.UNKNOWN;
        if (mode == EXPERIMENTAL_SEALED) {
            boolean silent = sender.account().isEmpty() && sender.device() == 0;
            return unknown && conversation.id().length() == 0 && silent
                    ? ""
                    : "a sealed message's tag context names no conversation and no sender";
        }
        if (mode != IDENTIFIED) return "mode is 1 or 2";
        if (unknown) return "a tag context names its conversation";
        if (group && !recipient.isEmpty()) return "a group's tag context names no recipient";
        if (!group && conversation.id().length() != Conversation.DIRECT_ID_LENGTH) {
            return "a direct conversation's id is 16 bytes";
        }
        return "";
    }

    @Override
    public String toString() {
        return "TagContext[mode " + mode + ", kid " + Integer.toUnsignedString(kid) + "]";
    }
}
