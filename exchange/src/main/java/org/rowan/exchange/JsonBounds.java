package org.rowan.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads values within the bounds of `Json`.
final class JsonBounds {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxStringLength(Json.MAX_TEXT)
                    .maxNumberLength(40)
                    .maxNameLength(200)
                    .build())
            .build();

    private final JsonParser parser;
    private int values;

    JsonBounds(JsonParser parser) {
        this.parser = parser;
    }

    /// The value whose first token the parser stands on.
    Json value() throws Json.Malformed {
        if (++values > Json.MAX_VALUES) {
            throw new Json.Malformed("the answer holds more than %d values".formatted(Json.MAX_VALUES));
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Json.Malformed("the answer is empty");
        }
        return switch (token) {
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Nothing();
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value());
                }
                yield new Json.Items(items);
            }
            case START_OBJECT -> {
                Map<String, Json> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value());
                }
                yield new Json.Fields(fields);
            }
            default -> throw new Json.Malformed("the answer is no JSON");
        };
    }
}
