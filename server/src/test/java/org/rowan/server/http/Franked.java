package org.rowan.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.rowan.franking.Conversation;
import org.rowan.franking.Epoch;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Octets;
import org.rowan.franking.Schedule;
import org.rowan.franking.SecretStampingKey;
import org.rowan.franking.SecretVerifyingKey;
import org.rowan.franking.StampingKey;
import org.rowan.franking.TagContext;
import org.rowan.server.Frank;

/// Messages to stamp, and keys in memory behind the doors for verifiable reports.
final class Franked {
    private static final Octets SECRET = Octets.of(new byte[32]);
    static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    static final String COMMITMENT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    static final String DIRECT = "{\"type\":\"direct\",\"sender\":\"acct-bruno\",\"device\":1,"
            + "\"recipient\":\"acct-anna\",\"message_id\":\"" + ID + "\",\"commitment\":\"" + COMMITMENT + "\"}";
    static final String GROUP = "{\"type\":\"group\",\"sender\":\"acct-bruno\",\"device\":4294967295,"
            + "\"group\":\"Z3JvdXAgMQ\",\"message_id\":\"" + ID + "\",\"commitment\":\"" + COMMITMENT + "\"}";

    /// Moves the verifier's keys through their lives; the stamping ones have only the present.
    static volatile KeyStanding third = new KeyStanding.NeverIssued();
    static volatile Optional<IOException> broken = Optional.empty();

    private static Epoch week(int kid) {
        return Schedule.USUAL.holding(kid, Instant.parse("2026-11-24T12:00:00Z"));
    }

    static Frank frank() {
        StampingKey key = new SecretStampingKey(week(2), SECRET);
        return new Frank(
                "chat.example",
                Set.of("forum"),
                Schedule.USUAL,
                Optional.of(now -> {
                    if (broken.isPresent()) throw broken.get();
                    return Optional.of(key)
                            .filter(k -> !now.isBefore(k.epoch().notBefore())
                                    && now.isBefore(k.epoch().notAfter()));
                }),
                Optional.of(kid -> {
                    if (broken.isPresent()) throw new UncheckedIOException(broken.get());
                    return switch (kid) {
                        case 1 -> new KeyStanding.Destroyed();
                        case 2 -> new KeyStanding.Usable(new SecretVerifyingKey(week(2), SECRET));
                        case 3 -> third;
                        default -> new KeyStanding.NeverIssued();
                    };
                }));
    }

    /// A context stamped with `kid` at `time`, and its tag.
    static String tagged(int kid, Instant time, String service) {
        byte[] context = new TagContext(
                        TagContext.IDENTIFIED,
                        kid,
                        time.toEpochMilli(),
                        service,
                        Conversation.direct(service, "a", "b"),
                        new org.rowan.franking.Sender("a", 1),
                        "b",
                        Octets.zeros(16),
                        new org.rowan.franking.Commitment(Octets.zeros(32)))
                .encode()
                .toArray();
        byte[] tag = new SecretStampingKey(week(kid), SECRET).open().tag(context);
        return asked(context, tag);
    }

    static String asked(byte[] context, byte[] tag) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return "{\"tag_context\":\"" + encoder.encodeToString(context) + "\",\"tag\":\"" + encoder.encodeToString(tag)
                + "\"}";
    }

    private Franked() {}
}
