package org.rowan.exchange.stopncii.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.exchange.Json;
import org.rowan.exchange.Secret;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.RecordBook;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;
import org.rowan.exchange.simulator.SimulatedRecord;
import org.rowan.signal.SignalType;

/// `FetchHashes` and `SubmitFeedback`. One key opens everything here.
///
/// Control desk: `POST records?count=3`, `POST records?pdq=…`, `POST withdrawals?count=1`, `GET records`,
/// `GET votes`.
public final class IntimateImages implements Protocol {
    private static final long FAR = 32_503_680_000L;

    private final Secret key;
    private final RecordBook book;
    private final int pageSize;

    /// `pageSize`: records of one page at most; a client asks for no more than 800.
    public IntimateImages(Secret key, InstantSource clock, int pageSize) {
        this.key = key;
        this.book = new RecordBook(clock);
        this.pageSize = pageSize;
    }

    public RecordBook book() {
        return book;
    }

    @Override
    public String root() {
        return "/v1";
    }

    @Override
    public Reply answer(Request request, Optional<Fault.Kind> lie) {
        boolean known =
                request.header("Ocp-Apim-Subscription-Key").map(key::matches).orElse(false)
                        && request.header("x-functions-key").map(key::matches).orElse(false);
        if (!known) {
            return Reply.error(401, "no");
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /FetchHashes" -> hashes(request, lie);
            case "POST /SubmitFeedback" -> feedback(request);
            default -> Reply.error(404, "Resource not found");
        };
    }

    private Reply hashes(Request request, Optional<Fault.Kind> lie) {
        long start = request.moment("startTimestamp").getEpochSecond();
        int after = Integer.parseInt("0" + request.parameter("nextPageToken").replaceAll("[^0-9]", ""));
        if (start < 10 || (after > 0 && lie.equals(Optional.of(Fault.Kind.EXPIRED)))) {
            return Reply.error(400, "Bad request");
        }
        int size = Math.min(pageSize, request.number("pageSize", pageSize));
        List<SimulatedRecord> found = book.since(Instant.ofEpochSecond(start));
        List<String> page = new ArrayList<>();
        found.stream().skip(after).limit(size).forEach(r -> page.add(record(r)));
        page.addAll(lies(lie));
        boolean same = lie.equals(Optional.of(Fault.Kind.SAME_NEXT));
        boolean more = same || lie.equals(Optional.of(Fault.Kind.FOREIGN_NEXT)) || after + size < found.size();
        long latest = found.isEmpty() ? start : found.getLast().at().getEpochSecond();
        return Reply.json(("{\"count\":%d,\"nextPageToken\":\"%s\",\"nextSetTimestamp\":%d,"
                        + "\"hasMoreRecords\":%s,\"hashRecords\":[%s]}")
                .formatted(
                        page.size() + (lie.equals(Optional.of(Fault.Kind.WRONG_COUNT)) ? 7 : 0),
                        more ? "page " + (same ? after : after + size) : "",
                        lie.equals(Optional.of(Fault.Kind.FAR_FUTURE)) ? FAR : latest,
                        more,
                        String.join(",", page)));
    }

    private static String record(SimulatedRecord record) {
        String type = record.type() == SignalType.PDQ ? "ImagePDQ" : "VideoMD5";
        return ("{\"lastModtimestamp\":%d,\"signalType\":\"%s\",\"hashValue\":\"%s\",\"hashStatus\":\"%s\","
                        + "\"caseNumbers\":{},\"CSPFeedbacks\":[]}")
                .formatted(
                        record.at().getEpochSecond(),
                        type,
                        record.value(),
                        record.withdrawn() ? "Withdrawn" : "Active");
    }

    private static List<String> lies(Optional<Fault.Kind> lie) {
        String record = "{\"signalType\":\"%s\",\"hashValue\":\"%s\",\"hashStatus\":\"%s\"}";
        return switch (lie.orElse(Fault.Kind.LOST)) {
            case MALFORMED_RECORD -> List.of("17", "{\"signalType\":\"ImagePDQ\"}", "[]");
            case UNKNOWN_ELEMENT ->
                List.of(
                        record.formatted("HashOfTomorrow", "x", "Active"),
                        record.formatted("ImagePDQ", "0123456789abcdef".repeat(4), "Quarantined"));
            case DEGENERATE -> List.of(record.formatted("ImagePDQ", "0".repeat(64), "Active"));
            default -> List.of();
        };
    }

    private Reply feedback(Request request) {
        try {
            List<Json> feedbacks = Json.parse(request.body()).items("hashFeedbacks");
            for (Json feedback : feedbacks) {
                String value = feedback.textOf("hashValue").orElse("");
                Optional<SimulatedRecord> record = book.since(Instant.EPOCH).stream()
                        .filter(r -> r.value().equals(value) && !r.withdrawn())
                        .findFirst();
                if (record.isEmpty()) {
                    return Reply.error(404, "No such hash");
                }
                book.say(Map.of(
                        "record", Integer.toString(record.get().number()),
                        "vote", feedback.textOf("feedbackValue").orElse("")));
            }
            return feedbacks.isEmpty() ? Reply.error(400, "Nothing said") : Reply.json("{}");
        } catch (Json.Malformed e) {
            return Reply.error(400, "Malformed JSON");
        }
    }

    @Override
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        return book.order(word, count, query);
    }
}
