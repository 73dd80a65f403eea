package org.rowan.exchange.stopncii;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.base.Bytes;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Json;
import org.rowan.exchange.Secret;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;

/// StopNCII's hashes. A fetch is one page.
public final class StopNcii implements Exchange, AutoCloseable {
    private static final String STEP = "asking for hashes";
    private static final String VOTING = "giving feedback";
    private static final int PAGE = 800;
    private static final int MAX_PAGES = 100_000;
    private static final int MAX_RESTARTS = 5;
    private static final int MAX_TOKEN = 1_000;
    private static final Duration HORIZON = Duration.ofDays(30);

    private final StopNciiSettings settings;
    private final Caller caller;

    public StopNcii(StopNciiSettings settings) {
        this.settings = settings;
        this.caller = new Caller("StopNCII", settings.patience());
    }

    @Override
    public Cursor start() {
        return Progress.none().cursor();
    }

    @Override
    public Optional<Duration> horizon() {
        return Optional.of(HORIZON);
    }

    @Override
    public Fetched fetch(Cursor cursor, Instant now) throws IOException {
        Optional<Progress> read = Progress.of(cursor);
        if (read.isEmpty() || stale(read.get(), now)) {
            return new Fetched.Expired();
        }
        Progress progress = read.get();
        String path = "/FetchHashes?startTimestamp=%d&pageSize=%d".formatted(progress.since(), PAGE)
                + (progress.token().isEmpty()
                        ? ""
                        : "&nextPageToken=" + URLEncoder.encode(progress.token(), StandardCharsets.UTF_8));
        Answered answered =
                caller.read(STEP, request(path, settings.fetchKey()).GET().build());
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Fetched.Refused(caller.refusal(STEP, refusal.get()));
        }
        if (answered.ok()) {
            return page(progress, json(answered), now);
        }
        if (!progress.token().isEmpty() && progress.restarts() < MAX_RESTARTS) {
            return new Fetched.Got(new Page(List.of(), progress.anew().cursor(), false, new TreeMap<>()));
        }
        if (answered.status() == 404) {
            return new Fetched.Refused(caller.refusal(
                    STEP, "there is no such service at the base address (HTTP 404); check the base address"));
        }
        throw caller.failure(STEP, "answered HTTP %d".formatted(answered.status()));
    }

    @Override
    public Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) throws IOException {
        if (settings.feedbackKey().isEmpty()) {
            return new Voted.NotTaken("the settings hold no key for feedback to StopNCII");
        }
        Optional<String> value = value(raw);
        if (value.isEmpty()) {
            return new Voted.NotTaken("the record names no hash to give feedback on");
        }
        Json feedback = Json.object(Map.of(
                "hashValue", Json.text(value.get()),
                "feedbackValue", Json.text(vote == Vote.UP ? "Blocked" : "NotBlocked"),
                "tags", new Json.Items(List.of())));
        Json body =
                Json.object(Map.of("count", new Json.Numeral("1"), "hashFeedbacks", new Json.Items(List.of(feedback))));
        Answered answered = caller.change(
                VOTING,
                request("/SubmitFeedback", settings.feedbackKey().get())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.write()))
                        .build());
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Voted.Refused(caller.refusal(VOTING, refusal.get()));
        }
        if (answered.status() == 400 || answered.status() == 404) {
            return new Voted.NotTaken(
                    "StopNCII takes no feedback on this record (HTTP %d)".formatted(answered.status()));
        }
        if (!answered.ok()) {
            throw caller.failure(VOTING, "answered HTTP %d; it may have been taken".formatted(answered.status()));
        }
        return new Voted.Taken();
    }

    @Override
    public void close() {
        caller.close();
    }

    private static boolean stale(Progress progress, Instant now) {
        return progress.asked().isAfter(Instant.EPOCH)
                && progress.asked().plus(HORIZON).isBefore(now);
    }

    private Fetched page(Progress progress, Json json, Instant now) throws IOException {
        HashesPage page = HashesPage.read(json).orElseThrow(() -> caller.failure(STEP, "answered no page of hashes"));
        Progress next;
        if (page.more()) {
            String token = page.token()
                    .filter(t -> t.length() <= MAX_TOKEN && !t.equals(progress.token()))
                    .orElseThrow(() -> caller.failure(STEP, "says that there is more and names no usable next page"));
            if (progress.pages() >= MAX_PAGES) {
                throw caller.failure(STEP, "names pages without an end");
            }
            next = progress.on(now, token);
        } else {
            long since = Math.min(page.nextSince().orElse(progress.since()), now.getEpochSecond());
            next = new Progress(Math.max(since, progress.since()), now, 0, 0, "");
        }
        return new Fetched.Got(new Page(
                page.told(), next.cursor(), !page.more(), page.ignored().counts()));
    }

    private Json json(Answered answered) throws IOException {
        try {
            return Json.parse(answered.body());
        } catch (Json.Malformed e) {
            throw caller.failure(STEP, "answered what cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> value(Bytes raw) {
        try {
            return Json.parse(raw).textOf("hashValue").filter(v -> !v.isEmpty());
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path, Secret key) {
        return HttpRequest.newBuilder(settings.base().at(path))
                .header("Ocp-Apim-Subscription-Key", settings.subscription().reveal())
                .header("x-functions-key", key.reveal())
                .header("Accept", "application/json");
    }
}
