package org.rowan.exchange.stopncii;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.HashText;
import org.rowan.exchange.Ignored;
import org.rowan.exchange.Json;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Reads one answer of `FetchHashes`. The status of a record decides whether it matches; a person who
/// withdrew a picture is obeyed whatever else the record says.
final class HashesPage {
    private static final Map<String, SignalType> TYPES = Map.of("imagepdq", SignalType.PDQ, "videomd5", SignalType.MD5);

    private final List<Told> told = new ArrayList<>();
    private final Ignored ignored = new Ignored();
    private final Json answer;

    private HashesPage(Json answer) {
        this.answer = answer;
    }

    /// Nothing when the answer is no such page.
    static Optional<HashesPage> read(Json answer) {
        boolean more = answer.field("hasMoreRecords").orElse(new Json.Nothing()) instanceof Json.Flag;
        if (!more || !(answer.field("hashRecords").orElse(new Json.Nothing()) instanceof Json.Items(var records))) {
            return Optional.empty();
        }
        HashesPage page = new HashesPage(answer);
        records.forEach(page::record);
        boolean counted = answer.textOf("count")
                .filter(count -> !count.equals(Integer.toString(records.size())))
                .isPresent();
        if (counted) {
            page.ignored.count("count that differs");
        }
        return Optional.of(page);
    }

    List<Told> told() {
        return told;
    }

    Ignored ignored() {
        return ignored;
    }

    boolean more() {
        return answer.isTrue("hasMoreRecords");
    }

    Optional<String> token() {
        return answer.textOf("nextPageToken").filter(token -> !token.isEmpty());
    }

    Optional<Long> nextSince() {
        return answer.textOf("nextSetTimestamp")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private void record(Json record) {
        Optional<String> type = record.textOf("signalType").map(t -> t.toLowerCase(Locale.ROOT));
        Optional<String> value = record.textOf("hashValue").map(String::strip).filter(v -> !v.isEmpty());
        if (value.isEmpty() || type.isEmpty() || !type.get().matches("[a-z0-9]{1,40}")) {
            ignored.count("malformed record");
            return;
        }
        RecordKey key = new RecordKey(type.get() + " "
                + Digest.of(Bytes.utf8(value.get().toLowerCase(Locale.ROOT))).hex());
        String status = record.textOf("hashStatus").orElse("").toLowerCase(Locale.ROOT);
        Bytes raw = ignored.bounded(Bytes.utf8(record.write()));
        switch (status) {
            case "withdrawn", "deleted" -> told.add(new Told.Withdrawn(key));
            case "active" ->
                told.add(new Told.Entry(
                        key,
                        signals(type.get(), value.get()),
                        disputed(record) ? Told.Opinion.SEED : Told.Opinion.POSITIVE,
                        raw));
            case "received" -> told.add(new Told.Entry(key, signals(type.get(), value.get()), Told.Opinion.SEED, raw));
            default -> {
                ignored.count("status", status);
                told.add(new Told.Entry(key, List.of(), Told.Opinion.SEED, raw));
            }
        }
    }

    private List<Signal> signals(String type, String value) {
        Optional<SignalType> known = Optional.ofNullable(TYPES.get(type));
        if (known.isEmpty()) {
            ignored.count("signal", type);
        }
        return known.flatMap(t -> HashText.read(t, value, ignored)).stream().toList();
    }

    /// Another platform looked and did not block.
    private static boolean disputed(Json record) {
        return record.items("CSPFeedbacks").stream()
                .flatMap(feedback -> feedback.textOf("feedbackValue").stream())
                .anyMatch(value -> value.equalsIgnoreCase("NotBlocked"));
    }
}
