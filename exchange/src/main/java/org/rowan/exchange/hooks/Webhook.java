package org.rowan.exchange.hooks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Base;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Patience;
import org.rowan.hook.DeliveryId;
import org.rowan.port.ServiceHook;

/// One address of the service that takes signed requests. No redirect is followed, and of an answer no more is read
/// than `patience` allows.
///
/// - Source: Standard Webhooks 1.0.0.
public final class Webhook implements ServiceHook, AutoCloseable {
    private static final String STEP = "asking";
    private static final int GONE = 410;

    private final Base base;
    private final List<WebhookKey> keys;
    private final InstantSource clock;
    private final Caller caller;

    /// `keys`: the first is the one in use; the other, if there is one, the one before it. Requests are signed with
    /// both, and an answer may be signed with either.
    public Webhook(String name, Base base, List<WebhookKey> keys, Patience patience, InstantSource clock) {
        if (keys.isEmpty() || keys.size() > 2) {
            throw new IllegalArgumentException("a webhook has 1 key, or 2 while it changes; got " + keys.size());
        }
        this.base = base;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.caller = new Caller("hook \"" + name + "\"", patience);
    }

    /// What fits a service that answers when it has written the request down.
    ///
    /// - Source: Standard Webhooks 1.0.0 recommends 15 to 30 seconds.
    public static Patience patience(Duration answer) {
        return new Patience(Duration.ofSeconds(10), answer, 0, Duration.ZERO, Duration.ZERO, 1 << 18);
    }

    @Override
    public Told tell(Delivery delivery) {
        return send(delivery.id(), HookPayload.of(delivery));
    }

    /// Asks for nothing; told like any other request.
    public Told test(DeliveryId id) {
        return send(id, HookPayload.test(id, clock.instant()));
    }

    private Told send(DeliveryId id, Bytes body) {
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(base.uri())
                .header("Content-Type", "application/json")
                .header(Signed.ID, id.value())
                .header(Signed.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(Signed.SIGNATURE, Signed.signature(keys, id.value(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()))
                .build();
        try {
            return judge(id, caller.change(STEP, request));
        } catch (IOException e) {
            return new Failed(Optional.ofNullable(e.getMessage()).orElse("it was not reached"), Optional.empty());
        }
    }

    private Told judge(DeliveryId id, Answered answered) {
        if (answered.status() == GONE) {
            return new Declined(caller.refusal(STEP, "it wants no more requests (HTTP 410)"));
        }
        if (!answered.ok()) {
            String why = answered.refusal().orElse("it answered HTTP %d".formatted(answered.status()));
            return new Failed(caller.refusal(STEP, why), later(answered));
        }
        return switch (Signed.judge(
                keys, answered::header, Optional.of(Signed.ANSWER + id), answered.body(), clock.instant())) {
            case GENUINE -> new Took(Optional.of(answered.body()));
            case UNSIGNED -> new Took(Optional.empty());
            case FORGED ->
                new Failed(
                        caller.refusal(
                                STEP,
                                "its answer bears a signature that is not the service's, or of another time; nothing of"
                                        + " it was taken"),
                        Optional.empty());
        };
    }

    private static Optional<Duration> later(Answered answered) {
        return answered.retryAfter()
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    @Override
    public void close() {
        caller.close();
    }
}
