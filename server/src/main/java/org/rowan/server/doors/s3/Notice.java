package org.rowan.server.doors.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.exchange.s3.KeyText;
import org.rowan.exchange.s3.ObjectName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One record of a notification.
///
/// - Source: AWS, "Event message structure"; MinIO's package `event`.
sealed interface Notice {

    /// An object has a content. Who and from where, as the record has it, is about the application that
    /// stored it and not about its user: it is not read.
    record Stored(ObjectName name, Optional<String> eTag) implements Notice {}

    /// Something else happened.
    record Other() implements Notice {}

    /// MinIO names these so, too, and they bring no content. Our own tags would come back as the first.
    Set<String> NO_CONTENT = Set.of("PutTagging", "DeleteTagging", "PutRetention", "PutLegalHold");

    Pattern E_TAG = Pattern.compile("[!#-~]{1,256}");

    /// All records, none for a test.
    ///
    /// - Errors: `Malformed` when one of them cannot be understood: then none is taken.
    static List<Notice> read(Bytes body) throws Malformed {
        JsonNode message = json(body);
        if (text(message.path("Event")).equals(Optional.of("s3:TestEvent"))) return List.of();
        JsonNode records = message.path("Records");
        if (!records.isArray()) throw new Malformed(400, "expected a JSON object with a list \"Records\"");
        List<Notice> notices = new ArrayList<>();
        for (JsonNode one : records) notices.add(one(one, notices.size() + 1));
        return notices;
    }

    private static JsonNode json(Bytes body) throws Malformed {
        try {
            JsonNode node = JsonMapper.shared().readTree(body.toArray());
            if (node.isObject()) return node;
        } catch (JacksonException malformed) {
            // the same answer as for JSON that is no object
        }
        throw new Malformed(400, "expected a JSON object");
    }

    private static Notice one(JsonNode record, int number) throws Malformed {
        String event = text(record.path("eventName"))
                .orElseThrow(() -> new Malformed(400, "record %d has no eventName".formatted(number)));
        String plain = event.startsWith("s3:") ? event.substring("s3:".length()) : event;
        if (!plain.startsWith("ObjectCreated:") || NO_CONTENT.contains(plain.substring(plain.indexOf(':') + 1))) {
            return new Other();
        }
        JsonNode object = record.path("s3").path("object");
        Optional<String> bucket = text(record.path("s3").path("bucket").path("name"));
        Optional<String> key = text(object.path("key")).flatMap(KeyText::decode);
        Optional<String> eTag = text(object.path("eTag")).filter(t -> !t.isEmpty());
        Optional<String> version = text(object.path("versionId")).filter(v -> !v.isEmpty());
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new Malformed(400, "record %d has no bucket or no key that can be read".formatted(number));
        }
        if (eTag.filter(t -> !E_TAG.matcher(t).matches()).isPresent()) {
            throw new Malformed(400, "record %d has an eTag that is none".formatted(number));
        }
        try {
            return new Stored(new ObjectName(bucket.get(), key.get(), version), eTag);
        } catch (IllegalArgumentException e) {
            throw new Malformed(400, "record %d: %s".formatted(number, e.getMessage()));
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
