package org.rowan.exchange.hooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.base.Bytes;
import org.rowan.exchange.Json;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.port.ServiceHook.About;
import org.rowan.port.ServiceHook.Delivery;
import org.rowan.port.ServiceHook.Thing;

/// What leaves the machine with one request: names that the service itself gave, and what is asked. No match, no
/// hash, no reason, no name of a person.
final class HookPayload {
    static final String TYPE = "rowan.";

    private HookPayload() {}

    static Bytes of(Delivery delivery) {
        Map<String, Json> data = new LinkedHashMap<>();
        data.put("delivery", Json.text(delivery.id().value()));
        data.put("case", Json.text(delivery.caseId()));
        data.put("number", new Json.Numeral(Integer.toString(delivery.number())));
        data.put("drill", new Json.Flag(delivery.drill()));
        if (!(delivery.ask() instanceof Ask.Call)) about(delivery.about(), data); // whoever is called reads the case
        asked(delivery.ask(), delivery.caseId(), data);
        return message(delivery.ask().kind().label(), delivery.orderedAt(), data);
    }

    private static void about(About about, Map<String, Json> data) {
        about.item().ifPresent(thing -> data.put("item", item(thing)));
        about.account().ifPresent(id -> data.put("account", Json.object(Map.of("id", Json.text(id.reveal())))));
    }

    /// Asks for nothing: whether the two ends understand each other.
    static Bytes test(DeliveryId id, Instant at) {
        return message("test", at, new LinkedHashMap<>(Map.of("delivery", Json.text(id.value()))));
    }

    private static Bytes message(String type, Instant at, Map<String, Json> data) {
        Map<String, Json> message = new LinkedHashMap<>();
        message.put("type", Json.text(TYPE + type));
        message.put("timestamp", Json.text(at.toString()));
        message.put("data", Json.object(data));
        return Bytes.utf8(Json.object(message).write());
    }

    private static Json item(Thing thing) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(thing.id()));
        fields.put("surface", Json.text(thing.surface()));
        fields.put("shared_at", Json.text(thing.sharedAt().toString()));
        return Json.object(fields);
    }

    private static void asked(Ask ask, String caseId, Map<String, Json> data) {
        switch (ask) {
            case Ask.Restore restore ->
                data.put(
                        "undo",
                        texts(restore.undone().stream().map(Ask.Kind::label).toList()));
            case Ask.Enrich enrich ->
                data.put("want", texts(enrich.wanted().stream().map(Need::label).toList()));
            case Ask.Preserve preserve -> {
                data.put("context", span(preserve.contextFrom(), preserve.until()));
                data.put("logins", span(preserve.loginsFrom(), preserve.until()));
            }
            case Ask.Call call -> data.put("sentence", Json.text(call.why().sentence()));
            case Ask.PreserveAll all -> {
                data.put("everything", new Json.Flag(true));
                data.put("until", Json.text(all.until().toString()));
                data.put("send_to", Json.text("/api/v1/cases/" + caseId + "/kept"));
            }
            case Ask.Hold hold -> {}
            case Ask.Remove remove -> {}
            case Ask.Suspend suspend -> {}
        }
    }

    private static Json texts(List<String> texts) {
        return new Json.Items(texts.stream().map(Json::text).toList());
    }

    private static Json span(Instant from, Instant until) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("from", Json.text(from.toString()));
        fields.put("until", Json.text(until.toString()));
        return Json.object(fields);
    }
}
