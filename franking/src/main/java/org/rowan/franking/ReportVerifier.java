package org.rowan.franking;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;

/// Checks reported messages, in the scheme's order. Whatever bytes come, there is an outcome and no exception.
/// One for each thread, since the MACs in it are used again and again. It can check tags and make none.
///
/// - Source: `docs/formats/vfr-1.md`, *Verification*; the numbers here are those there.
public final class ReportVerifier {
    private static final int MOST_OPEN_KEYS = 64;

    private final VerifyingKeys keys;
    private final Schedule schedule;
    private final Optional<ExperimentalSealedCheck> sealedSenders;
    private final Mac commitmentMac = Sha256.mac();
    private final Map<Integer, Opened> open = new HashMap<>();

    private ReportVerifier(VerifyingKeys keys, Schedule schedule, Optional<ExperimentalSealedCheck> sealedSenders) {
        this.keys = keys;
        this.schedule = schedule;
        this.sealedSenders = sealedSenders;
    }

    /// Without sealed senders: a tag of mode 2 is of a mode that is not in use here.
    public ReportVerifier(VerifyingKeys keys, Schedule schedule) {
        this(keys, schedule, Optional.empty());
    }

    /// Sealed senders as well, before anybody outside has reviewed that part.
    public static ReportVerifier withExperimentalSealedSenders(
            VerifyingKeys keys, Schedule schedule, ExperimentalSealedCheck check) {
        return new ReportVerifier(keys, schedule, Optional.of(check));
    }

    public Verdict verify(ReportedMessage message, Reporter reporter, Instant now) {
        if (!message.hasTag()) return new Verdict.Failed(Outcome.NO_TAG, "");
        // 1. Form of context, tag and key.
        Decoded<TagContext> formed = formed(message.tagContext(), message.tag());
        if (formed.found().isPresent() && message.frankingKey().length() != FrankingKey.LENGTH) {
            return new Verdict.Failed(Outcome.MALFORMED, "fk is not 32 bytes");
        }
        return switch (proven(formed, message.tagContext(), message.tag(), now)) {
            case Decoded.Refused<TagContext>(Outcome outcome, String why) -> new Verdict.Failed(outcome, why);
            case Decoded.Value<TagContext>(TagContext tag) -> opened(message, tag, reporter);
        };
    }

    /// Steps 1 to 4 alone, without content: what a client may ask about a tag that it was given.
    public Decoded<TagContext> stamped(Octets tagContext, Octets tag, Instant now) {
        return proven(formed(tagContext, tag), tagContext, tag, now);
    }

    private Decoded<TagContext> formed(Octets tagContext, Octets tag) {
        Decoded<TagContext> decoded = TagContext.decode(tagContext, sealedSenders.isPresent());
        boolean longEnough = tag.length() == Sha256.LENGTH;
        return decoded.found().isEmpty() || longEnough
                ? decoded
                : new Decoded.Refused<>(Outcome.MALFORMED, "tag is not 32 bytes");
    }

    private Decoded<TagContext> proven(Decoded<TagContext> formed, Octets bytes, Octets tag, Instant now) {
        if (!(formed instanceof Decoded.Value<TagContext>(TagContext context))) return formed;
        // 2. The key.
        KeyStanding standing = keys.of(context.kid());
        if (!(standing instanceof KeyStanding.Usable(VerifyingKey key))) {
            open.remove(context.kid());
            return new Decoded.Refused<>(without(standing), "");
        }
        // 3. The tag.
        if (!check(key).holds(bytes.view(), tag.view())) return new Decoded.Refused<>(Outcome.TAG_INVALID, "");
        // 4. Its time.
        return timely(context, key.epoch(), now);
    }

    private static Outcome without(KeyStanding standing) {
        return switch (standing) {
            case KeyStanding.Destroyed() -> Outcome.KEY_EXPIRED;
            case KeyStanding.Compromised() -> Outcome.KEY_COMPROMISED;
            default -> Outcome.UNKNOWN_KEY;
        };
    }

    private Decoded<TagContext> timely(TagContext context, Epoch epoch, Instant now) {
        long time = context.serverTimeMs();
        long skew = schedule.skew().toMillis();
        if (!epoch.holds(time, skew)) return new Decoded.Refused<>(Outcome.TIME_OUTSIDE_EPOCH, "");
        if (time > now.toEpochMilli() + skew) {
            return new Decoded.Refused<>(Outcome.TIME_OUTSIDE_EPOCH, "the tag's time is yet to come");
        }
        if (now.toEpochMilli() > time + schedule.window().toMillis()) {
            return new Decoded.Refused<>(Outcome.OUTSIDE_WINDOW, "");
        }
        return new Decoded.Value<>(context);
    }

    private VerifyingKey.TagCheck check(VerifyingKey key) {
        Opened known = open.get(key.epoch().kid());
        if (known != null && known.key().equals(key)) return known.check();
        if (open.size() >= MOST_OPEN_KEYS) open.clear();
        Opened opened = new Opened(key, key.open());
        open.put(key.epoch().kid(), opened);
        return opened.check();
    }

    private record Opened(VerifyingKey key, VerifyingKey.TagCheck check) {}

    private Verdict opened(ReportedMessage message, TagContext tag, Reporter reporter) {
        // 5. The commitment.
        byte[] commitment = new FrankingKey(message.frankingKey()).commit(commitmentMac, message.payload());
        if (!MessageDigest.isEqual(commitment, tag.commitment().bytes().view())) {
            return new Verdict.Failed(Outcome.COMMITMENT_MISMATCH, "");
        }
        // 6. Form of the payload.
        return switch (Payload.decode(message.payload())) {
            case Decoded.Refused<Payload>(Outcome outcome, String why) -> new Verdict.Failed(outcome, why);
            case Decoded.Value<Payload>(Payload payload) -> content(message, tag, payload, reporter);
        };
    }

    private Verdict content(ReportedMessage message, TagContext tag, Payload payload, Reporter reporter) {
        // 7. Payload and stamp speak of the same sender and place.
        String differing = Agreement.difference(tag, payload);
        if (!differing.isEmpty()) return new Verdict.Failed(Outcome.CONTEXT_MISMATCH, differing);
        Optional<Verdict.Failed> sealed = tag.mode() == TagContext.EXPERIMENTAL_SEALED
                ? sealedSenders.flatMap(check -> check.failure(tag, payload, message.sealedProof()))
                : Optional.empty();
        if (sealed.isPresent()) return sealed.get();
        // 8. The reporter was there.
        Reporter.Membership membership = Agreement.membership(tag, payload, reporter);
        if (membership == Reporter.Membership.NO_MEMBER) return new Verdict.Failed(Outcome.REPORTER_NOT_PARTY, "");
        // 9. The attachments.
        return attachments(message, tag, payload, membership == Reporter.Membership.NOT_KNOWN);
    }

    private static Verdict attachments(
            ReportedMessage message, TagContext tag, Payload payload, boolean membershipClaimed) {
        if (message.attachments().isEmpty() && payload.attachments().isEmpty()) {
            return new Verdict.Held(Outcome.VERIFIED, tag, payload, Set.of(), membershipClaimed);
        }
        Set<Integer> held = new TreeSet<>();
        for (SuppliedAttachment supplied : message.attachments()) {
            if (!named(payload.attachments(), supplied)) {
                return new Verdict.Failed(Outcome.ATTACHMENT_MISMATCH, "attachment " + supplied.index());
            }
            held.add(supplied.index());
        }
        // 10. Verified; wholly only when every attachment was there to be looked at.
        Outcome outcome =
                held.size() == payload.attachments().size() ? Outcome.VERIFIED : Outcome.VERIFIED_WITHOUT_ATTACHMENTS;
        return new Verdict.Held(outcome, tag, payload, Set.copyOf(held), membershipClaimed);
    }

    private static boolean named(List<AttachmentRef> attachments, SuppliedAttachment supplied) {
        if (supplied.index() < 0 || supplied.index() >= attachments.size()) return false;
        AttachmentRef ref = attachments.get(supplied.index());
        return ref.plaintextLength() == supplied.length()
                && ref.plaintextSha256().equals(supplied.sha256());
    }
}
