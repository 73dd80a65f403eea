package org.rowan.exchange.simulator;

import java.util.Map;

/// What a protocol answers. `headers`: beside the usual ones.
public record Reply(int status, String contentType, String body, Map<String, String> headers) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    public Reply with(Map<String, String> newHeaders) {
        return new Reply(status, contentType, body, newHeaders);
    }

    public static Reply xml(String body) {
        return new Reply(200, "application/xml;charset=UTF-8", body);
    }

    public static Reply json(String body) {
        return new Reply(200, "application/json", body);
    }

    public static Reply error(int status, String sentence) {
        return new Reply(status, "text/plain;charset=UTF-8", sentence + "\n");
    }
}
