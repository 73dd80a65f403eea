package org.rowan.exchange;

import java.net.http.HttpHeaders;
import java.util.Optional;
import org.rowan.base.Bytes;

/// A whole answer of an exchange.
public record Answered(int status, HttpHeaders headers, Bytes body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// As the header said, if it came.
    public Optional<String> retryAfter() {
        return header("Retry-After");
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /// A sentence for the operator when asking again changes nothing until somebody acts: credentials, or
    /// an address that sends us elsewhere.
    public Optional<String> refusal() {
        if (status == 401 || status == 403) {
            return Optional.of("it refuses our credentials or rights (HTTP %d); check user, password or key, and the"
                            .formatted(status)
                    + " licence with the exchange");
        }
        if (status >= 300 && status < 400) {
            return Optional.of("it answers with a redirect (HTTP %d), which is never followed; check the base address"
                    .formatted(status));
        }
        return Optional.empty();
    }
}
