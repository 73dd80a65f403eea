package org.rowan.exchange.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;

/// The three headers of a signed message.
///
/// - Source: Standard Webhooks 1.0.0, "Webhook headers".
public final class Signed {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /// What stands before the id of a request in the id of its answer, so that neither can pass for the other.
    public static final String ANSWER = "re_";

    /// How far the clocks of the two ends may be apart, and how long a message can be replayed.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Signed() {}

    public enum Verdict {
        GENUINE,
        /// It bears no signature at all.
        UNSIGNED,
        /// It bears one of another key, of another message, or of another time.
        FORGED
    }

    /// One signature for each key, as long as keys change.
    public static String signature(List<WebhookKey> keys, String id, Instant at, Bytes body) {
        return keys.stream()
                .map(key -> key.signature(id, at.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
    }

    /// Judges a message. `header`: the value of a header of this name. `id`: what it has to be about; empty when
    /// any will do.
    public static Verdict judge(
            List<WebhookKey> keys,
            Function<String, Optional<String>> header,
            Optional<String> id,
            Bytes body,
            Instant now) {
        Optional<String> signature = header.apply(SIGNATURE);
        if (signature.isEmpty()) return Verdict.UNSIGNED;
        String said = header.apply(ID).orElse("");
        String at = header.apply(TIMESTAMP).orElse("");
        boolean fits = id.map(said::equals).orElse(!said.isEmpty() && !said.contains(".")) && at.matches("[0-9]{1,11}");
        if (!fits) return Verdict.FORGED;
        long timestamp = Long.parseLong(at);
        boolean timely = Math.abs(now.getEpochSecond() - timestamp) <= TOLERANCE.toSeconds();
        boolean genuine = keys.stream().anyMatch(key -> key.signed(signature.get(), said, timestamp, body));
        return timely && genuine ? Verdict.GENUINE : Verdict.FORGED;
    }
}
