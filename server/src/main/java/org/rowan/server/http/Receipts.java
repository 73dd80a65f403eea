package org.rowan.server.http;

import java.util.Locale;
import java.util.Optional;
import org.rowan.cases.FilmMoment;
import org.rowan.cases.MatchFact;
import org.rowan.port.Receipt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A receipt as clients read it. Every field is always there; what does not apply is null.
final class Receipts {
    private Receipts() {}

    static String json(Receipt receipt) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.put("outcome", word(receipt.outcome()));
        all.put("compared", receipt.compared());
        var matches = all.putArray("matches");
        receipt.matches().forEach(match -> put(matches.addObject(), match));
        all.put("case", receipt.caseId().map(Object::toString).orElse(null));
        all.put("log_index", receipt.logIndex().orElse(null));
        all.put("why", receipt.why().map(Receipts::word).orElse(null));
        all.put("undecodable", receipt.undecodable().map(Receipts::word).orElse(null));
        var asked = all.putArray("asked");
        receipt.asked()
                .forEach(matcher ->
                        asked.addObject().put("matcher", matcher.name()).put("answer", word(matcher.said())));
        all.put("harmless", receipt.harmless().map(Receipts::word).orElse(null));
        return all.toString();
    }

    private static void put(ObjectNode to, MatchFact match) {
        to.put("list", match.list());
        to.put("source", match.source());
        to.put("drill", match.drill());
        to.put("type", match.type().label());
        // A matcher tells neither.
        to.put("record", match.type().matcher() ? null : match.record());
        to.put("distance", match.type().matcher() ? null : match.distance());
        to.put("variant", match.variant().label());
        to.put("frame", match.moment().map(FilmMoment::frame).orElse(null));
        to.put("seconds", match.moment().map(FilmMoment::seconds).orElse(null));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Optional<String> header(boolean repeated) {
        return repeated ? Optional.of("true") : Optional.empty();
    }
}
