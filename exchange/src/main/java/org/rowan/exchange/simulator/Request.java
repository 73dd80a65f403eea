package org.rowan.exchange.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;

/// A request as a protocol sees it. `path`: below the base.
public record Request(String method, String path, Map<String, String> query, Headers headers, Bytes body) {
    private static final int MAX_BODY = 64 << 20;

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /// A whole number of up to nine digits, or `otherwise`.
    public int number(String name, int otherwise) {
        return parameter(name).matches("[0-9]{1,9}") ? Integer.parseInt(parameter(name)) : otherwise;
    }

    /// Seconds since 1970, or `1970` itself.
    public Instant moment(String name) {
        return parameter(name).matches("[0-9]{1,11}")
                ? Instant.ofEpochSecond(Long.parseLong(parameter(name)))
                : Instant.EPOCH;
    }

    static Request of(HttpExchange exchange, String root) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return new Request(
                exchange.getRequestMethod(),
                path.startsWith(root) ? path.substring(root.length()) : "",
                query(exchange),
                exchange.getRequestHeaders(),
                Bytes.adopt(exchange.getRequestBody().readNBytes(MAX_BODY)));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return query;
    }
}
