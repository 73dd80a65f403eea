package org.rowan.agency.stamps;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Asks one time-stamping authority for stamps. What leaves is a digest and a random number; what comes back is
/// believed once every part of it was checked.
///
/// - Source: RFC 3161, 3.4, the protocol over HTTP.
public final class StampClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 65_536;
    private static final int NONCE_BITS = 64;
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";

    private final URI authority;
    private final StampTrust trust;
    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();

    /// - Errors: `IllegalArgumentException` when `authority` is not an http or https address.
    public StampClient(URI authority, StampTrust trust) {
        String scheme = String.valueOf(authority.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || authority.getHost() == null) {
            throw new IllegalArgumentException("the address of a time-stamping authority is http://… or https://…");
        }
        this.authority = authority;
        this.trust = trust;
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// A stamp of `content`, checked.
    ///
    /// - Shapes: the token alone, as [StampTrust#check] reads it.
    /// - Errors: `IOException` with a sentence when no good stamp came; ask again later.
    public Bytes stamp(Bytes content) throws IOException {
        TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        TimeStampRequest request = asking.generate(
                TSPAlgorithms.SHA256, Digest.of(content).value().toArray(), new BigInteger(NONCE_BITS, random));
        byte[] answer = ask(request.getEncoded());
        TimeStampResponse response;
        try {
            response = new TimeStampResponse(answer);
            // Status, imprint, nonce and policy are those that were asked for.
            response.validate(request);
        } catch (TSPException | IOException | RuntimeException wrong) {
            // The parser meets a stranger's bytes, and fails in many ways at what is no stamp.
            throw failed("it answered with no stamp of what was asked for");
        }
        if (response.getTimeStampToken() == null) {
            throw failed("it refused (status %d)".formatted(response.getStatus()));
        }
        Bytes token = Bytes.adopt(response.getTimeStampToken().getEncoded());
        return switch (trust.check(token, content)) {
            case StampCheck.Valid valid -> token;
            case StampCheck.Wrong wrong -> throw failed("its stamp cannot be believed: " + wrong.why());
        };
    }

    private byte[] ask(byte[] query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(authority)
                .timeout(PATIENCE)
                .header("Content-Type", QUERY)
                .header("Accept", REPLY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw failed("it answered with status %d; expected 200".formatted(answer.statusCode()));
                }
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (!type.split(";", 2)[0].strip().equalsIgnoreCase(REPLY)) {
                    throw failed("it answered with something else than " + REPLY);
                }
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) throw failed("its answer is larger than any stamp");
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("asking for a time stamp was interrupted", e);
        }
    }

    private IOException failed(String why) {
        return new IOException("the time-stamping authority at %s was asked to stamp a checkpoint, and %s. Nothing was"
                        .formatted(authority.getHost(), why)
                + " kept; it is asked again.");
    }

    @Override
    public void close() {
        http.close();
    }
}
