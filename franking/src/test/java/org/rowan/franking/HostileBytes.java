package org.rowan.franking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.rowan.franking.attachment.AttachmentCipher;
import org.rowan.franking.bundle.BundleRead;
import org.rowan.franking.bundle.BundleReader;
import org.rowan.franking.bundle.ReportBundle;

/// Takes any bytes at all to every place that reads a stranger's bytes. The first byte says which; the rest is
/// what is read. Nothing may throw, and whatever is accepted has one encoding.
public final class HostileBytes {
    private static final Reporter REPORTER = Reporter.of(Chat.ANNA);
    private static final Octets PAYLOAD = Chat.payload().encode();
    private static final Stamp STAMP = Chat.stamp(Chat.accepted(PAYLOAD));
    private static final BundleReader BUNDLES = new BundleReader(1 << 20);
    private static final ReportVerifier VERIFIER =
            ReportVerifier.withExperimentalSealedSenders(Chat::keys, Schedule.USUAL, sealedSenders());
    private static final ReceiverRules RULES =
            new ReceiverRules(Chat.SERVICE, Set.of(1)).withExperimentalSealedSenders(sealedSenders());
    private static final StampingKey.Tagging TAGGING = Chat.stampingKey().open();

    private HostileBytes() {}

    /// Every signature holds, so that what lies behind them is reached.
    private static ExperimentalSealedCheck sealedSenders() {
        return new ExperimentalSealedModerator(
                new ExperimentalSealedReceiver((key, message, signature) -> true, Octets.zeros(32)),
                mkid -> Optional.of(new SecretKeySpec(new byte[32], "AES")));
    }

    public static void read(byte[] input) {
        if (input.length == 0) return;
        Octets rest = Octets.of(Arrays.copyOfRange(input, 1, input.length));
        switch (Byte.toUnsignedInt(input[0]) % 8) {
            case 0 -> bundle(rest);
            case 1 -> payload(rest);
            case 2 -> context(rest);
            case 3 -> plaintext(rest);
            case 4 -> token(rest);
            case 5 -> attachment(rest);
            case 6 -> parts(rest);
            default -> attachmentOfPayload(rest);
        }
    }

    private static Verdict verified(ReportedMessage message) {
        Verdict verdict = VERIFIER.verify(message, REPORTER, Chat.NOW.plus(Duration.ofDays(1)));
        if (verdict instanceof Verdict.Held held) {
            same(held.payload().encode(), message.payload());
            same(held.tag().encode(), message.tagContext());
        }
        return verdict;
    }

    private static void same(Octets encoded, Octets accepted) {
        if (!encoded.equals(accepted)) throw new AssertionError("accepted in another form than its own");
    }

    private static ReportedMessage message(Octets context, Octets tag, Octets payload) {
        return new ReportedMessage(
                context, tag, Chat.key().bytes(), payload, ExperimentalSealedProof.none(), List.of());
    }

    /// The JSON of a report.
    private static void bundle(Octets document) {
        if (BUNDLES.read(document) instanceof BundleRead.Read(ReportBundle bundle)) {
            bundle.verify(
                    VERIFIER,
                    (one, part) -> Optional.of(SuppliedAttachment.of(part.index(), new byte[0])),
                    REPORTER,
                    Chat.NOW);
        }
    }

    /// A payload that its sender committed to and the server stamped.
    private static void payload(Octets payload) {
        verified(Chat.reportedBytes(payload));
        Payload.decode(payload).found().ifPresent(decoded -> same(decoded.encode(), payload));
    }

    /// A context that the server's key stamped.
    private static void context(Octets context) {
        verified(message(context, Octets.of(TAGGING.tag(context.toArray())), PAYLOAD));
        TagContext.decode(context).found().ifPresent(decoded -> same(decoded.encode(), context));
    }

    /// What a client decrypted.
    private static void plaintext(Octets plaintext) {
        Octets beside = Envelope.decode(plaintext)
                .found()
                .map(envelope -> envelope.key().commit(envelope.payload()).bytes())
                .orElse(Octets.empty());
        RULES.receive(
                plaintext, new Delivered(STAMP.tagContext(), STAMP.tag(), beside, Chat.SENDER, Chat.DIRECT, Chat.ANNA));
        Envelope.decode(plaintext).found().ifPresent(decoded -> same(decoded.encode(), plaintext));
    }

    /// The token of a sealed sender.
    private static void token(Octets body) {
        Stamp sealed = new ExperimentalSealedStamper(Chat.SERVICE, Chat.stampingKey(), Schedule.USUAL)
                .stamp(
                        Chat.NOW.toEpochMilli(),
                        Chat.ANNA,
                        Octets.zeros(16),
                        Chat.key().commit(PAYLOAD))
                .orElseThrow();
        verified(new ReportedMessage(
                sealed.tagContext(),
                sealed.tag(),
                Chat.key().bytes(),
                PAYLOAD,
                new ExperimentalSealedProof(body, Octets.zeros(64), Octets.zeros(64)),
                List.of()));
    }

    private static void attachment(Octets ciphertext) {
        try {
            AttachmentCipher.open(
                    Octets.zeros(32), new ByteArrayInputStream(ciphertext.toArray()), OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything at once, in four parts, each with its length in two bytes.
    private static void parts(Octets all) {
        Reader in = new Reader(all.view());
        List<Octets> parts = new ArrayList<>();
        for (int i = 0; i < 4; i++) parts.add(in.v16("a part"));
        verified(new ReportedMessage(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                ExperimentalSealedProof.none(),
                List.of(SuppliedAttachment.of(0, in.rest()))));
    }

    /// An attachment of a payload that was committed to, opened with whatever it names.
    private static void attachmentOfPayload(Octets payload) {
        for (AttachmentRef named :
                Payload.decode(payload).found().map(Payload::attachments).orElse(List.of())) {
            try {
                AttachmentCipher.open(
                        named, new ByteArrayInputStream(payload.toArray()), OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Good input for each place, so that a mutation begins behind the first check.
    public static List<byte[]> seeds() {
        Octets withFile =
                Chat.payload(Chat.GROUP, List.of(Chat.attachment("a note"))).encode();
        Octets context = STAMP.tagContext();
        Octets parts = Octets.of(new Writer(1024)
                .v16(context, "T")
                .v16(STAMP.tag(), "RT")
                .v16(Chat.key().bytes(), "fk")
                .v16(PAYLOAD, "P")
                .toArray());
        Octets token = Octets.of(
                ExperimentalSealedToken.head(7, Chat.NOW.toEpochMilli(), Chat.NOW.toEpochMilli() + 1, Octets.zeros(32))
                        .raw(new byte[12])
                        .v8(new byte[96], "account")
                        .toArray());
        String json = """
                {"v":1,"category":"c","note":"n","messages":[{"role":"reported","tag_context":"AAAA","tag":"AA",\
                "fk":"AA","payload":"AA","sealed":{"token_body":"AA","token_sig":"","sender_sig":""},\
                "attachments":[{"index":0,"form":"plaintext","part":"a0"}]},{"role":"context"}]}""";
        return List.of(
                seed(0, Octets.of(json.getBytes(StandardCharsets.UTF_8))),
                seed(1, PAYLOAD),
                seed(1, withFile),
                seed(2, context),
                seed(3, new Envelope.Identified(Chat.key(), PAYLOAD).encode()),
                seed(4, token),
                seed(5, Octets.zeros(100)),
                seed(6, parts),
                seed(7, withFile));
    }

    private static byte[] seed(int place, Octets rest) {
        return new Writer(1 + rest.length()).u8(place).raw(rest).toArray();
    }
}
