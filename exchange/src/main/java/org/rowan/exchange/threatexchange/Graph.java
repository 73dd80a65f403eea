package org.rowan.exchange.threatexchange;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Json;

/// Calls to the Graph interface with our token, which stands in no address that leaves this class.
final class Graph implements AutoCloseable {
    private final ThreatExchangeSettings settings;
    private final Caller caller;

    /// What a call came to.
    sealed interface Result {}

    record Said(Json json) implements Result {}

    record Refused(String sentence) implements Result {}

    /// It does not know what was asked for: a page or a record that is gone.
    record Unknown() implements Result {}

    Graph(ThreatExchangeSettings settings) {
        this.settings = settings;
        this.caller = new Caller("ThreatExchange", settings.patience());
    }

    /// `path`: with its query, without the token.
    Result get(String step, String path) throws IOException {
        return read(step, caller.read(step, request(path).GET().build()));
    }

    Result post(String step, String path, String form) throws IOException {
        return read(
                step,
                caller.change(
                        step,
                        request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build()));
    }

    IOException failure(String step, String what) {
        return caller.failure(step, what);
    }

    String refusal(String step, String what) {
        return caller.refusal(step, what);
    }

    /// The path below the base of a page that was named to us, without any token in it.
    Optional<String> follow(String named, String path) {
        return settings.base().follow(named, path).map(this::withoutToken);
    }

    @Override
    public void close() {
        caller.close();
    }

    private String withoutToken(URI found) {
        String below =
                found.getRawPath().substring(settings.base().uri().getRawPath().length());
        String query = Arrays.stream(
                        Optional.ofNullable(found.getRawQuery()).orElse("").split("&", -1))
                .filter(pair -> !tells(pair))
                .collect(Collectors.joining("&"));
        return below + "?" + query;
    }

    /// Whether a part of a query is the token, however it is written.
    private boolean tells(String pair) {
        try {
            String plain = URLDecoder.decode(pair, StandardCharsets.UTF_8);
            return plain.toLowerCase(Locale.ROOT).startsWith("access_token")
                    || plain.contains(settings.appSecret().reveal());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private HttpRequest.Builder request(String path) {
        String token = settings.app() + "|" + settings.appSecret().reveal();
        return switch (settings.tokenIn()) {
            case HEADER -> HttpRequest.newBuilder(settings.base().at(path)).header("Authorization", "Bearer " + token);
            case ADDRESS ->
                HttpRequest.newBuilder(settings.base()
                        .at(path + (path.contains("?") ? "&" : "?") + "access_token="
                                + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        };
    }

    /// Of an error only its number is used: its text may repeat what we sent.
    private Result read(String step, Answered answered) throws IOException {
        int code = code(answered);
        if (limited(code)) {
            throw caller.failure(step, "limits how often it is asked (code %d)".formatted(code));
        }
        if (answered.ok()) {
            try {
                return new Said(Json.parse(answered.body()));
            } catch (Json.Malformed e) {
                throw caller.failure(step, "answered what cannot be read: " + e.getMessage());
            }
        }
        Optional<String> refusal = refused(code) ? Optional.of(sentence(code)) : answered.refusal();
        if (refusal.isPresent()) {
            return new Refused(caller.refusal(step, refusal.get()));
        }
        if (answered.status() == 400 || answered.status() == 404 || answered.status() == 410) {
            return new Unknown();
        }
        throw caller.failure(step, "answered HTTP %d, code %d".formatted(answered.status(), code));
    }

    private static String sentence(int code) {
        return "it refuses our app or its rights (code %d); check the app, its secret and its membership"
                .formatted(code);
    }

    private static int code(Answered answered) {
        if (answered.ok()) {
            return 0;
        }
        try {
            return Json.parse(answered.body())
                    .field("error")
                    .flatMap(e -> e.textOf("code"))
                    .filter(c -> c.matches("[0-9]{1,6}"))
                    .map(Integer::parseInt)
                    .orElse(0);
        } catch (Json.Malformed e) {
            return 0;
        }
    }

    /// - Source: Graph interface, error codes: 4, 17, 32 and 613 are limits; 10, 102, 104, 190 and 200 to
    ///   299 are about the token and its rights.
    private static boolean limited(int code) {
        return code == 4 || code == 17 || code == 32 || code == 613;
    }

    private static boolean refused(int code) {
        return code == 10 || code == 102 || code == 104 || code == 190 || (code >= 200 && code < 300);
    }
}
