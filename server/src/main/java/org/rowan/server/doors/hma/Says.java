package org.rowan.server.doors.hma;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An answer: JSON as HMA writes it (keys sorted, nothing between, ASCII alone, a newline at the end), or
/// text.
record Says(int status, String type, String body) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    static Says json(int status, Object value) {
        String text = JSON.writeValueAsString(value) + "\n";
        return new Says(status, "application/json", text);
    }

    static Says json(Object value) {
        return json(200, value);
    }

    static Says text(int status, String text) {
        return new Says(status, "text/html; charset=utf-8", text);
    }

    static Says nothing() {
        return new Says(204, "application/json", "");
    }

    static Says message(int status, String message) {
        return json(status, Map.of("message", message));
    }
}
