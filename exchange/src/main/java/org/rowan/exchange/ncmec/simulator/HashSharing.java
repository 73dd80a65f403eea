package org.rowan.exchange.ncmec.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.exchange.Login;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.Reply;
import org.rowan.exchange.simulator.Request;

/// The calls of hash sharing: status, entries, reasons, feedback.
///
/// Control desk: `POST records?count=3` adds made-up entries, `POST records?pdq=…&md5=…` one of a picture
/// of your own, `POST withdrawals?count=1` deletes the oldest, `GET records` and `GET votes` list them.
public final class HashSharing implements Protocol {
    /// The one reason that this simulator offers.
    public static final String REASON = "Not what the list says";

    static final String REASON_ID = "00000000-0000-4000-8000-000000000001";

    private final Login login;
    private final EntryBook book;
    private final int pageSize;

    /// `pageSize`: entries of one page; NCMEC's are 1,000.
    public HashSharing(Login login, java.time.InstantSource clock, int pageSize) {
        this.login = login;
        this.book = new EntryBook(clock);
        this.pageSize = pageSize;
    }

    public EntryBook book() {
        return book;
    }

    @Override
    public String root() {
        return "/hashsharing";
    }

    @Override
    public Reply answer(Request request, Optional<Fault.Kind> lie) {
        if (!request.header("Authorization").map(login::matches).orElse(false)) {
            return Reply.error(401, "Authentication required");
        }
        String path = request.path();
        if (path.equals("/v2/status")) {
            return Reply.xml(("<status xmlns=\"%s\"><ipAddress>127.0.0.1</ipAddress><username>simulated</username>"
                            + "<member id=\"1\">Simulated member</member></status>")
                    .formatted(Results.NAMESPACE));
        }
        if (path.equals("/v2/entries")) {
            return entries(request, lie);
        }
        if (path.matches("/v2/feedback/[A-Z0-9_]+/reasons")) {
            return Reply.xml(("<availableFeedbackReasons xmlns=\"%s\"><reason guid=\"%s\" name=\"%s\" type=\"%s\"/>"
                            + "</availableFeedbackReasons>")
                    .formatted(Results.NAMESPACE, REASON_ID, REASON, path.split("/", -1)[3]));
        }
        if (path.matches("/v2/entries/[^/]+/[^/]+/[A-Z0-9_]+/feedback")
                && request.method().equals("PUT")) {
            return feedback(request);
        }
        return Reply.error(404, "Not found");
    }

    private Reply entries(Request request, Optional<Fault.Kind> lie) {
        int start = request.number("start", 1);
        if (start > 1 && lie.equals(Optional.of(Fault.Kind.EXPIRED))) {
            return Reply.error(400, "Unknown page");
        }
        try {
            Instant from = Instant.parse(request.parameter("from"));
            Instant to = Instant.parse(request.parameter("to"));
            return book.window(from, to, start == 1)
                    .map(found -> Reply.xml(new Results(found, from, to, start, pageSize).write(lie)))
                    .orElseGet(() -> Reply.error(400, "Unknown page"));
        } catch (DateTimeParseException e) {
            return Reply.error(400, "from and to are moments such as 2026-01-01T00:00:00Z");
        }
    }

    private Reply feedback(Request request) {
        String[] parts = request.path().split("/", -1);
        if (!book.stands(parts[3], parts[4])) {
            return Reply.error(404, "No such entry");
        }
        try {
            XmlElement body = XmlIn.whole(request.body());
            Optional<String> guid = body.child("negative")
                    .flatMap(n -> n.child("reasonIds"))
                    .flatMap(r -> r.child("guid"))
                    .map(XmlElement::text);
            boolean affirmative = body.child("affirmative").isPresent();
            if (!body.name().equals("feedbackSubmission") || affirmative == guid.equals(Optional.of(REASON_ID))) {
                return Reply.error(400, "Neither affirmative nor negative with a reason");
            }
            book.say(Map.of("member", parts[3], "id", parts[4], "type", parts[5], "vote", affirmative ? "up" : "down"));
            return Reply.xml("<submissionResult xmlns=\"%s\"/>".formatted(Results.NAMESPACE));
        } catch (XmlIn.Malformed e) {
            return Reply.error(400, "Malformed XML");
        }
    }

    @Override
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        switch (word) {
            case "POST records" -> {
                for (int i = 0; i < count; i++) {
                    book.add(query);
                }
            }
            case "POST withdrawals" -> {
                for (int i = 0; i < count; i++) {
                    book.withdraw();
                }
            }
            case "GET votes" -> {
                return Optional.of(book.feedback());
            }
            case "GET records" -> {
                // shown below, as after each change
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(book.all().stream().map(HashSharing::shown).toList());
    }

    private static Map<String, String> shown(SimulatedEntry entry) {
        Map<String, String> row = new TreeMap<>();
        row.put("key", entry.key());
        row.put("at", entry.at().toString());
        row.put("state", entry.deleted() ? "deleted" : "stands");
        return row;
    }
}
