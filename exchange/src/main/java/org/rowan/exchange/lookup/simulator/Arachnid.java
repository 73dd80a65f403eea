package org.rowan.exchange.lookup.simulator;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.Json;
import org.rowan.exchange.Login;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;

/// `v1/pdq/` and `v1/media/` of Arachnid Shield.
///
/// Control desk: `POST known?pdq=…`, `POST known?sha256=…&said=csam`, `GET asked`.
public final class Arachnid implements Protocol {
    private final Login login;
    private final KnownFiles known = new KnownFiles();

    public Arachnid(Login login) {
        this.login = login;
    }

    public KnownFiles known() {
        return known;
    }

    @Override
    public String root() {
        return "";
    }

    @Override
    public Reply answer(Request request, Optional<Fault.Kind> lie) {
        if (!request.header("Authorization").map(login::matches).orElse(false)) {
            return new Reply(401, "application/json", "{\"detail\":\"no\"}");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /v1/pdq/" -> hashes(request, lie);
            case "POST /v1/media/" -> media(request, lie);
            default -> new Reply(404, "application/json", "{\"detail\":\"not found\"}");
        };
    }

    private Reply hashes(Request request, Optional<Fault.Kind> lie) {
        try {
            StringBuilder out = new StringBuilder();
            for (Json hash : Json.parse(request.body()).items("hashes")) {
                String text = hash.asText().orElse("");
                String value = Bytes.adopt(Base64.getDecoder().decode(text)).hex();
                Optional<String> said = known.ask("pdq", request.body().length(), value);
                String key = lie.equals(Optional.of(Fault.Kind.MALFORMED_RECORD)) ? "another" : text;
                out.append(out.isEmpty() ? "" : ",")
                        .append("\"")
                        .append(key)
                        .append("\":{")
                        .append(judged(said, "near", lie))
                        .append("}");
            }
            return Reply.json("{\"scanned_hashes\":{" + out + "}}");
        } catch (Json.Malformed | IllegalArgumentException e) {
            return new Reply(400, "application/json", "{\"detail\":\"malformed\"}");
        }
    }

    private Reply media(Request request, Optional<Fault.Kind> lie) {
        String sha256 = Digest.of(request.body()).hex();
        Optional<String> said = known.ask("media", request.body().length(), sha256);
        String about = lie.equals(Optional.of(Fault.Kind.MALFORMED_RECORD)) ? "0".repeat(64) : sha256;
        return Reply.json("{\"sha256_hex\":\"%s\",\"size_bytes\":%d,%s}"
                .formatted(about, request.body().length(), judged(said, "exact", lie)));
    }

    private static String judged(Optional<String> said, String kind, Optional<Fault.Kind> lie) {
        return switch (lie.orElse(Fault.Kind.LOST)) {
            case UNKNOWN_ELEMENT -> "\"classification\":\"a word of tomorrow\",\"match_type\":\"near\"";
            case WRONG_COUNT -> "\"classification\":\"a word of tomorrow\",\"match_type\":null";
            case DEGENERATE -> "\"near_match_details\":[]";
            default ->
                said.map(s -> "\"classification\":\"%s\",\"match_type\":\"%s\"".formatted(s, kind))
                        .orElse("\"classification\":\"no-known-match\",\"match_type\":null");
        };
    }

    @Override
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        return known.order(word, query, "csam");
    }
}
