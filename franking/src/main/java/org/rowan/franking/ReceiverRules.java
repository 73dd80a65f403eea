package org.rowan.franking;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/// What a client checks before it shows a message. These rules are part of the security: what an honest
/// client shows can be reported, and a client that shows more hands abusers a channel that cannot.
///
/// The tag itself cannot be checked here, since only the service has the key.
public final class ReceiverRules {
    private static final int COMMITTING = 1;

    private final String service;
    private final Set<Integer> algorithms;
    private final Optional<ExperimentalSealedCheck> sealedSenders;

    private ReceiverRules(String service, Set<Integer> algorithms, Optional<ExperimentalSealedCheck> sealedSenders) {
        this.service = service;
        this.algorithms = Set.copyOf(algorithms);
        this.sealedSenders = sealedSenders;
    }

    /// For clients of `service` that can decrypt attachments with these ciphers (`enc_alg`).
    public ReceiverRules(String service, Set<Integer> algorithms) {
        this(service, algorithms, Optional.empty());
    }

    /// Sealed senders as well, before anybody outside has reviewed that part.
    public ReceiverRules withExperimentalSealedSenders(ExperimentalSealedCheck check) {
        return new ReceiverRules(service, algorithms, Optional.of(check));
    }

    public Received receive(Octets plaintext, Delivered delivered) {
        return switch (Envelope.decode(plaintext)) {
            case Decoded.Refused<Envelope>(Outcome outcome, String why) -> new Received.Hide(outcome, why);
            case Decoded.Value<Envelope>(Envelope.ExperimentalSealed sealed)
            when sealedSenders.isEmpty() ->
                new Received.Hide(Outcome.UNSUPPORTED_VERSION, "sealed senders are not in use here");
            case Decoded.Value<Envelope>(Envelope envelope) -> committed(envelope, delivered);
        };
    }

    private Received committed(Envelope envelope, Delivered delivered) {
        Decoded<Payload> decoded = Payload.decode(envelope.payload());
        if (!(decoded instanceof Decoded.Value<Payload>(Payload payload))) return hide(decoded);
        Decoded<TagContext> stamped = TagContext.decode(delivered.tagContext(), sealedSenders.isPresent());
        if (!(stamped instanceof Decoded.Value<TagContext>(TagContext tag))) return hide(stamped);
        if (delivered.tag().length() != Sha256.LENGTH) {
            return new Received.Hide(Outcome.MALFORMED, "tag is not 32 bytes");
        }
        byte[] commitment = envelope.key().commit(Sha256.mac(), envelope.payload());
        if (!MessageDigest.isEqual(commitment, delivered.beside().view())
                || !MessageDigest.isEqual(commitment, tag.commitment().bytes().view())) {
            return new Received.Hide(Outcome.COMMITMENT_MISMATCH, "");
        }
        String differing = difference(tag, payload, delivered);
        if (!differing.isEmpty()) return new Received.Hide(Outcome.CONTEXT_MISMATCH, differing);
        return sealedSender(envelope, tag, payload)
                .<Received>map(failed -> new Received.Hide(failed.outcome(), failed.why()))
                .or(() -> attachments(payload))
                .orElseGet(
                        () -> new Received.Show(payload, envelope, new Stamp(delivered.tagContext(), delivered.tag())));
    }

    private String difference(TagContext tag, Payload payload, Delivered delivered) {
        if (!tag.service().equals(service)) return "service";
        if (!payload.sender().equals(delivered.sender())) return "sender or device";
        if (!payload.conversation().equals(delivered.shownIn())) return "conversation";
        boolean mine = tag.recipient().equals(delivered.receiver())
                || delivered.sender().account().equals(delivered.receiver());
        if (tag.conversation().kind() != Conversation.Kind.GROUP && !mine) return "recipient";
        return Agreement.difference(tag, payload);
    }

    private Optional<Verdict.Failed> sealedSender(Envelope envelope, TagContext tag, Payload payload) {
        boolean sealed = tag.mode() == TagContext.EXPERIMENTAL_SEALED;
        return switch (envelope) {
            case Envelope.Identified identified
            when sealed -> Optional.of(new Verdict.Failed(Outcome.CONTEXT_MISMATCH, "mode"));
            case Envelope.Identified identified -> Optional.empty();
            case Envelope.ExperimentalSealed other
            when !sealed -> Optional.of(new Verdict.Failed(Outcome.CONTEXT_MISMATCH, "mode"));
            case Envelope.ExperimentalSealed other ->
                sealedSenders.flatMap(check -> check.failure(tag, payload, other.proof()));
        };
    }

    private Optional<Received> attachments(Payload payload) {
        for (AttachmentRef attachment : payload.attachments()) {
            if (!algorithms.contains(attachment.algorithm())) {
                return Optional.of(new Received.Hide(Outcome.UNSUPPORTED_VERSION, "enc_alg"));
            }
            if (attachment.algorithm() == COMMITTING && attachment.key().length() != Sha256.LENGTH) {
                return Optional.of(new Received.Hide(Outcome.MALFORMED, "the key of an attachment"));
            }
        }
        return Optional.empty();
    }

    private static Received hide(Decoded<?> refused) {
        return refused instanceof Decoded.Refused<?>(Outcome outcome, String why)
                ? new Received.Hide(outcome, why)
                : new Received.Hide(Outcome.MALFORMED, "");
    }
}
