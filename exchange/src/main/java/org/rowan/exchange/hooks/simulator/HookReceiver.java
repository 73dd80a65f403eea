package org.rowan.exchange.hooks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rowan.base.Bytes;
import org.rowan.exchange.Json;
import org.rowan.exchange.Secret;
import org.rowan.exchange.hooks.Signed;
import org.rowan.exchange.hooks.WebhookKey;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;

/// A service that does what it is asked, as `docs/operate/webhooks.md` says a service should: it checks signature and
/// time, does each request once, and none that is older than the newest it has done for the same case.
///
/// Control desk: `GET asked` every request that came, `GET state` what is held, removed and suspended,
/// `POST refuse?code=410` from now on (0 ends it), `POST facts?answer=JSON` is its signed answer to `rowan.enrich`.
public final class HookReceiver implements Protocol {
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private final List<WebhookKey> keys;
    private final InstantSource clock;
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, Integer> newest = new LinkedHashMap<>();
    private final Map<String, Set<String>> state = new TreeMap<>();
    private int refusal;
    private String facts = "";

    public HookReceiver(Secret key, InstantSource clock) {
        this.keys = List.of(WebhookKey.of(key));
        this.clock = clock;
    }

    @Override
    public String root() {
        return "/rowan";
    }

    /// Every request that came, in order: what became of it, and how often.
    public synchronized List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /// For each case what is held, removed, suspended, preserved.
    public synchronized Map<String, Set<String>> state() {
        Map<String, Set<String>> copy = new TreeMap<>();
        state.forEach((id, acts) -> copy.put(id, Set.copyOf(acts)));
        return copy;
    }

    /// Answers every request with this code from now on; 0 ends it.
    public synchronized void refuse(int code) {
        refusal = code;
    }

    /// What is answered to `rowan.enrich`.
    public synchronized void facts(String json) {
        facts = json;
    }

    @Override
    public synchronized Reply answer(Request request, Optional<Fault.Kind> lie) {
        Instant now = clock.instant();
        Signed.Verdict verdict = Signed.judge(keys, request::header, Optional.empty(), request.body(), now);
        String id = request.header(Signed.ID).orElse("");
        if (verdict != Signed.Verdict.GENUINE) return noted(id, "", "not genuine", Reply.error(401, "not genuine"));
        if (refusal != 0) return noted(id, "", "refused", Reply.error(refusal, "no"));
        try {
            Json message = Json.parse(request.body());
            String type = message.textOf("type").orElse("");
            String outcome = done.contains(id) ? "repeated" : carriedOut(id, type, message);
            return noted(id, type, outcome, reply(id, type, request.body(), lie));
        } catch (Json.Malformed e) {
            return noted(id, "", "malformed", Reply.error(400, "malformed"));
        }
    }

    private Reply noted(String id, String type, String outcome, Reply reply) {
        asked.add(Map.of("id", id, "type", type, "outcome", outcome));
        return reply;
    }

    private String carriedOut(String id, String type, Json message) {
        done.add(id);
        Json data = message.field("data").orElse(new Json.Nothing());
        String about = data.textOf("case").orElse("");
        int number = data.textOf("number").map(Integer::parseInt).orElse(0);
        if (number < newest.getOrDefault(about, 0)) return "outdated";
        newest.put(about, number);
        Set<String> acts = state.computeIfAbsent(about, none -> new LinkedHashSet<>());
        switch (type) {
            case "rowan.restore" ->
                data.items("undo").forEach(kind -> acts.remove(kind.asText().orElse("")));
            case "rowan.hold", "rowan.remove", "rowan.suspend", "rowan.preserve" ->
                acts.add(type.substring(type.indexOf('.') + 1));
            default -> {
                // asking for facts, and trying out, change nothing
            }
        }
        return "done";
    }

    private Reply reply(String id, String type, Bytes asked, Optional<Fault.Kind> lie) {
        if (!type.equals("rowan.enrich") || facts.isEmpty()) return Reply.json("");
        Instant now = clock.instant();
        return switch (lie.orElse(Fault.Kind.LOST)) {
            // the answer of another request
            case EXPIRED -> signed(Signed.ANSWER + "D-0000000000000000", now, facts, facts);
            // what was asked comes back as if it were the answer
            case SAME_NEXT -> signed(id, now, asked.asUtf8(), asked.asUtf8());
            case FAR_FUTURE -> signed(Signed.ANSWER + id, now.plus(CENTURY), facts, facts);
            // changed on its way
            case MALFORMED_RECORD -> signed(Signed.ANSWER + id, now, facts, facts + " ");
            case UNKNOWN_ELEMENT -> {
                String strange = "{\"a_word_of_tomorrow\":1}";
                yield signed(Signed.ANSWER + id, now, strange, strange);
            }
            case DEGENERATE -> Reply.json(facts);
            default -> signed(Signed.ANSWER + id, now, facts, facts);
        };
    }

    private Reply signed(String id, Instant at, String signed, String sent) {
        return Reply.json(sent)
                .with(Map.of(
                        Signed.ID, id,
                        Signed.TIMESTAMP, Long.toString(at.getEpochSecond()),
                        Signed.SIGNATURE, Signed.signature(keys, id, at, Bytes.utf8(signed))));
    }

    @Override
    public synchronized Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        return switch (word) {
            case "GET asked" -> Optional.of(asked());
            case "GET state" ->
                Optional.of(state().entrySet().stream()
                        .map(e -> Map.of("case", e.getKey(), "state", String.join(", ", e.getValue())))
                        .toList());
            case "POST refuse" -> refused(query.getOrDefault("code", ""));
            case "POST facts" -> {
                facts(query.getOrDefault("answer", ""));
                yield Optional.of(List.of());
            }
            default -> Optional.empty();
        };
    }

    private Optional<List<Map<String, String>>> refused(String code) {
        if (!code.matches("0|[45][0-9]{2}")) {
            throw new IllegalArgumentException("a refusal is a code from 400 to 599, or 0 to end it");
        }
        refuse(Integer.parseInt(code));
        return Optional.of(List.of());
    }
}
