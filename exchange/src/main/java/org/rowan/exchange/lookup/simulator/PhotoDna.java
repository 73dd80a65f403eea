package org.rowan.exchange.lookup.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Digest;
import org.rowan.exchange.Secret;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;

/// `Match` of the PhotoDNA Cloud Service. It compares SHA-256 values: PhotoDNA itself is not in here.
///
/// Control desk: `POST known?sha256=…&said=Test`, `POST code?value=3206` for all answers from now on,
/// `GET asked`.
public final class PhotoDna implements Protocol {
    private final Secret key;
    private final KnownFiles known = new KnownFiles();
    private volatile int code = 3000;

    public PhotoDna(Secret key) {
        this.key = key;
    }

    public KnownFiles known() {
        return known;
    }

    /// The code of all answers from now on.
    public void code(int newCode) {
        code = newCode;
    }

    @Override
    public String root() {
        return "/photodna/v1.0";
    }

    @Override
    public Reply answer(Request request, Optional<Fault.Kind> lie) {
        if (!request.header("Ocp-Apim-Subscription-Key").map(key::matches).orElse(false)) {
            return new Reply(401, "application/json", "{\"statusCode\":401}");
        }
        if (!request.method().equals("POST") || !request.path().equals("/Match")) {
            return new Reply(404, "application/json", "{\"statusCode\":404}");
        }
        Optional<String> said = known.ask(
                "media", request.body().length(), Digest.of(request.body()).hex());
        String status = "\"Status\":{\"Code\":%d,\"Description\":\"\",\"Exception\":null}".formatted(code);
        return Reply.json(
                switch (lie.orElse(Fault.Kind.LOST)) {
                    case MALFORMED_RECORD -> "{\"IsMatch\":false}";
                    case DEGENERATE -> "{" + status + "}";
                    case WRONG_COUNT ->
                        "{" + status + ",\"IsMatch\":false,\"MatchDetails\":{\"MatchFlags\":[{\"Source\":\"X\"}]}}";
                    case UNKNOWN_ELEMENT -> "{" + status + ",\"IsMatch\":true,\"MatchDetails\":{}}";
                    default -> "{" + status + matched(said) + "}";
                });
    }

    private static String matched(Optional<String> said) {
        return said.map(s -> ",\"IsMatch\":true,\"MatchDetails\":{\"AdvancedInfo\":[],\"MatchFlags\":[{\"Source\":\""
                        + s + "\"}]}")
                .orElse(",\"IsMatch\":false,\"MatchDetails\":{\"AdvancedInfo\":[],\"MatchFlags\":[]}");
    }

    @Override
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        if (word.equals("POST code")) {
            String value = query.getOrDefault("value", "");
            if (!value.matches("[0-9]{4}")) {
                throw new IllegalArgumentException("a code is four digits, such as 3000 or 3206");
            }
            code(Integer.parseInt(value));
            return Optional.of(List.of());
        }
        return known.order(word, query, "NCMEC");
    }
}
