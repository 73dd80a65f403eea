package org.rowan.exchange.ncmec;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.signal.SignalType;

/// Feedback on one fingerprint of one entry. Affirming says that a person here looked at the picture; who
/// calls this has made sure of that.
final class Feedback {
    private static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";
    private static final String STEP = "giving feedback";
    private static final int SHOWN_REASONS = 20;

    private final NcmecSettings settings;
    private final Caller caller;

    private record Reason(String guid, String name) {}

    Feedback(NcmecSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    Voted say(RecordKey key, SignalType type, Vote vote) throws IOException {
        String[] parts = key.text().split("/", -1);
        if (parts.length != 3) {
            return new Voted.NotTaken("the record's key is not one of NCMEC's");
        }
        if (vote == Vote.UP) {
            return put(parts, type, "<affirmative/>");
        }
        if (settings.negativeReason().isEmpty()) {
            return new Voted.NotTaken(
                    "NCMEC takes no negative feedback without a reason; name one of its reasons in the settings");
        }
        return dispute(parts, type, settings.negativeReason().get());
    }

    private Voted dispute(String[] key, SignalType type, String wanted) throws IOException {
        Answered answered = caller.read(
                STEP, request("/v2/feedback/" + path(type) + "/reasons").GET().build());
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Voted.Refused(caller.refusal(STEP, refusal.get()));
        }
        if (!answered.ok()) {
            throw caller.failure(STEP, "answered HTTP %d when asked for its reasons".formatted(answered.status()));
        }
        List<Reason> reasons = reasons(answered);
        Optional<Reason> reason =
                reasons.stream().filter(r -> r.name.equalsIgnoreCase(wanted)).findFirst();
        if (reason.isEmpty()) {
            return new Voted.NotTaken("NCMEC offers no reason of the name in the settings; it offers: "
                    + reasons.stream().limit(SHOWN_REASONS).map(Reason::name).collect(Collectors.joining(", ")));
        }
        return put(
                key, type, "<negative><reasonIds><guid>%s</guid></reasonIds></negative>".formatted(reason.get().guid));
    }

    /// The list stands at the root or one level below it; both are taken. Names are shown to the operator,
    /// so they are plain words, and ids go into a document, so they are ids.
    private List<Reason> reasons(Answered answered) throws IOException {
        try {
            XmlElement root = XmlIn.whole(answered.body());
            Stream<XmlElement> lists = root.name().equals("availableFeedbackReasons")
                    ? Stream.of(root)
                    : root.all("availableFeedbackReasons");
            return lists.flatMap(list -> list.all("reason"))
                    .map(r -> new Reason(
                            r.attribute("guid").orElse(""), r.attribute("name").orElse("")))
                    .filter(r -> r.guid.matches("[0-9A-Za-z-]{1,64}") && r.name.matches("[\\p{L}\\p{N} ,.'()/-]{1,80}"))
                    .toList();
        } catch (XmlIn.Malformed e) {
            throw caller.failure(STEP, "gave reasons that cannot be read: " + e.getMessage());
        }
    }

    private Voted put(String[] key, SignalType type, String word) throws IOException {
        String body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feedbackSubmission xmlns=\"%s\">%s</feedbackSubmission>"
                        .formatted(NAMESPACE, word);
        Answered answered = caller.change(
                STEP,
                request("/v2/entries/%s/%s/%s/feedback".formatted(key[0], key[1], path(type)))
                        .header("Content-Type", "application/xml; charset=utf-8")
                        .PUT(BodyPublishers.ofString(body))
                        .build());
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Voted.Refused(caller.refusal(STEP, refusal.get()));
        }
        if (answered.status() == 400 || answered.status() == 404 || answered.status() == 410) {
            return new Voted.NotTaken("NCMEC takes no feedback on this record (HTTP %d); it may have been withdrawn"
                    .formatted(answered.status()));
        }
        if (!answered.ok()) {
            throw caller.failure(STEP, "answered HTTP %d; it may have been taken".formatted(answered.status()));
        }
        return new Voted.Taken();
    }

    /// The name of a fingerprint's type in addresses. SHA-256 is none of NCMEC's documented ones; then it
    /// says so itself.
    private static String path(SignalType type) {
        return type.label().toUpperCase(Locale.ROOT);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.base().at(path))
                .header("Authorization", settings.login().header())
                .header("Accept", "application/xml");
    }
}
