package org.rowan.exchange.hooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.rowan.base.Bytes;
import org.rowan.base.Hmac;
import org.rowan.exchange.Secret;

/// What both ends of a webhook sign with. Never prints.
///
/// - Shapes: `whsec_` and 24 to 64 bytes in base64.
/// - Source: Standard Webhooks 1.0.0, "Signature scheme": `v1` is HMAC-SHA256 over `id.timestamp.body`.
public final class WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final String SCHEME = "v1,";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private final Bytes key;

    private WebhookKey(Bytes key) {
        this.key = key;
    }

    /// - Errors: `IllegalArgumentException` when it is no such secret; the message does not repeat it.
    public static WebhookKey of(Secret secret) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX)) throw unfit();
        try {
            Bytes key = Bytes.adopt(Base64.getDecoder().decode(text.substring(PREFIX.length())));
            if (key.length() < LEAST || key.length() > MOST) throw unfit();
            return new WebhookKey(key);
        } catch (IllegalArgumentException notBase64) {
            throw unfit();
        }
    }

    private static IllegalArgumentException unfit() {
        return new IllegalArgumentException(
                "the secret of a webhook is whsec_ and 24 to 64 bytes in base64; got something else");
    }

    /// One part of the header `webhook-signature`.
    ///
    /// - Units: `timestamp` in seconds since 1970.
    public String signature(String id, long timestamp, Bytes body) {
        Bytes signed = Bytes.utf8(id + "." + timestamp + ".").concat(body);
        return SCHEME
                + Base64.getEncoder().encodeToString(Hmac.sha256(key, signed).toArray());
    }

    /// Whether one part of `header` is the signature of this. Compares in constant time.
    public boolean signed(String header, String id, long timestamp, Bytes body) {
        byte[] expected = signature(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String part : header.split(" ", -1)) {
            found |= MessageDigest.isEqual(part.getBytes(StandardCharsets.UTF_8), expected);
        }
        return found;
    }

    @Override
    public String toString() {
        return "[key of a webhook]";
    }
}
