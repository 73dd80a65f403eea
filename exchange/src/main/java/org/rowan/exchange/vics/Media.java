package org.rowan.exchange.vics;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.exchange.HashText;
import org.rowan.exchange.Ignored;
import org.rowan.exchange.Json;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One record while it is read. Only named fields are looked at: names, paths, comments and thumbnails are
/// passed over without a copy, and stay in the file.
final class Media {
    private static final Set<String> KEPT = Set.of(
            "mediaid",
            "category",
            "md5",
            "sha1",
            "sha256",
            "photodna",
            "mediasize",
            "mimetype",
            "dateupdated",
            "victimidentified",
            "offenderidentified",
            "isdistributed",
            "isprecategorized",
            "issuspected",
            "selfgenerated");
    private static final int MAX_HASHES = 50;

    private final Map<String, Json> fields = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final Set<Signal> signals = new LinkedHashSet<>();

    private Media() {}

    /// The parser stands on the start of the record, and afterwards on its end.
    static Media read(JsonParser parser) {
        Media media = new Media();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            parser.nextToken();
            if (name.equals("alternativehashes") && parser.currentToken() == JsonToken.START_ARRAY) {
                media.alternatives(parser);
            } else if (KEPT.contains(name)) {
                scalar(parser).ifPresent(value -> media.fields.put(name, value));
            } else {
                parser.skipChildren();
            }
        }
        for (String name : List.of("md5", "sha1", "sha256", "photodna")) {
            media.text(name).filter(t -> !t.isBlank()).ifPresent(t -> media.hashes.put(name, t));
        }
        return media;
    }

    private static Optional<Json> scalar(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> Optional.of(Json.text(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(new Json.Numeral(parser.getString()));
            case VALUE_TRUE -> Optional.of(new Json.Flag(true));
            case VALUE_FALSE -> Optional.of(new Json.Flag(false));
            default -> {
                parser.skipChildren();
                yield Optional.empty();
            }
        };
    }

    private void alternatives(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT || hashes.size() >= MAX_HASHES) {
                parser.skipChildren();
                continue;
            }
            Optional<String> kind = Optional.empty();
            Optional<String> value = Optional.empty();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                parser.nextToken();
                switch (name) {
                    case "hashname" -> kind = scalar(parser).flatMap(Json::asText);
                    case "hashvalue" -> value = scalar(parser).flatMap(Json::asText);
                    default -> parser.skipChildren();
                }
            }
            if (kind.isPresent() && value.isPresent()) {
                hashes.putIfAbsent(plain(kind.get()), value.get());
            }
        }
    }

    private static String plain(String hashName) {
        return hashName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(Json::asText);
    }

    /// Whether the record has a hash of a kind we know, and each of them could be read; those that could
    /// are taken all the same.
    boolean whole(Ignored ignored) {
        boolean whole = true;
        boolean known = false;
        for (Map.Entry<String, String> hash : hashes.entrySet()) {
            Optional<SignalType> type = SignalType.ofLabel(hash.getKey());
            if (type.isEmpty()) {
                ignored.count("signal", hash.getKey());
                continue;
            }
            known = true;
            whole &= HashText.wellFormed(type.get(), hash.getValue());
            HashText.read(type.get(), hash.getValue(), ignored).ifPresent(signals::add);
        }
        return known && whole;
    }

    /// Nothing when the record has no digest that could name it.
    Optional<Told> told(CategoryTable table, Ignored ignored) {
        return key().map(key -> {
            Optional<CategoryTable.Means> means = means(table, ignored);
            List<Signal> matching = means.isPresent() ? List.copyOf(signals) : List.of();
            return new Told.Entry(key, matching, opinion(means), raw());
        });
    }

    private Optional<RecordKey> key() {
        return signals.stream()
                .filter(s -> s.type() != SignalType.PDQ)
                .findFirst()
                .map(s -> new RecordKey(s.type().label() + " " + s.hex()));
    }

    /// A missing code is not a harmless one: it never matches, and it never clears.
    private Optional<CategoryTable.Means> means(CategoryTable table, Ignored ignored) {
        Optional<Integer> code = text("category")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt);
        if (code.isEmpty()) {
            ignored.count("without category");
            return Optional.empty();
        }
        Optional<CategoryTable.Means> means = table.of(code.get());
        if (means.isEmpty()) {
            ignored.count("category not in the table", Integer.toString(code.get()));
        }
        return means;
    }

    private Told.Opinion opinion(Optional<CategoryTable.Means> means) {
        return switch (means.orElse(CategoryTable.Means.LEAD)) {
            case ALERT -> says("issuspected") ? Told.Opinion.SEED : Told.Opinion.POSITIVE;
            case LEAD -> Told.Opinion.SEED;
            case BENIGN -> Told.Opinion.NEGATIVE;
        };
    }

    /// Truth comes as a boolean or as a word.
    private boolean says(String name) {
        return switch (Optional.ofNullable(fields.get(name)).orElse(new Json.Nothing())) {
            case Json.Flag(boolean value) -> value;
            case Json.Text(String value) -> value.strip().equalsIgnoreCase("true");
            default -> false;
        };
    }

    private Bytes raw() {
        Map<String, Json> kept = new LinkedHashMap<>(fields);
        hashes.forEach((name, value) -> kept.putIfAbsent(name, Json.text(value)));
        return Bytes.utf8(Json.object(kept).write());
    }
}
