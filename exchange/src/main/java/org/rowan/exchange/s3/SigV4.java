package org.rowan.exchange.s3;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Hmac;

/// Signs calls to S3 in their headers, with the digest of the body.
///
/// - Shapes: addresses as `StoreAddress` spells them: parameters in order, everything encoded once.
/// - Source: "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)".
record SigV4(AccessKey key, String region) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The headers to send besides `Host`: those given, and those of the signature.
    SortedMap<String, String> sign(String method, URI address, Map<String, String> headers, Bytes body, Instant at) {
        SortedMap<String, String> sent = new TreeMap<>();
        headers.forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
        String moment = MOMENT.format(at);
        sent.put("x-amz-date", moment);
        sent.put("x-amz-content-sha256", Digest.of(body).hex());
        key.session().ifPresent(session -> sent.put("x-amz-security-token", session.reveal()));
        SortedMap<String, String> signed = new TreeMap<>(sent);
        signed.put("host", address.getRawAuthority());
        String names = String.join(";", signed.keySet());
        String canonical = String.join(
                "\n",
                method,
                address.getRawPath(),
                Optional.ofNullable(address.getRawQuery()).orElse(""),
                signed.entrySet().stream()
                        .map(h -> h.getKey() + ":" + h.getValue().strip().replaceAll(" +", " ") + "\n")
                        .collect(Collectors.joining()),
                names,
                Digest.of(body).hex());
        String scope = moment.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String text = String.join(
                "\n", ALGORITHM, moment, scope, Digest.of(Bytes.utf8(canonical)).hex());
        sent.put(
                "authorization",
                "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(ALGORITHM, key.id(), scope, names, signature(moment.substring(0, 8), text)));
        return sent;
    }

    private String signature(String day, String text) {
        Bytes chained = Bytes.utf8("AWS4" + key.secret().reveal());
        for (String part : new String[] {day, region, "s3", "aws4_request"}) {
            chained = Hmac.sha256(chained, Bytes.utf8(part));
        }
        return Hmac.sha256(chained, Bytes.utf8(text)).hex();
    }
}
