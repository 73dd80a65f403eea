package org.rowan.exchange.threatexchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rowan.base.Bytes;
import org.rowan.exchange.Json;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;

/// One privacy group of ThreatExchange. A fetch is one page of updates; before the first of a walk the
/// group is asked whether it has updates, and what it is about. Of ours nothing goes out but reactions.
///
/// - Source: developers.facebook.com/docs/threat-exchange.
public final class ThreatExchange implements Exchange, AutoCloseable {
    private static final String STEP = "asking for updates";
    private static final String VOTING = "reacting to a record";
    private static final String FIELDS =
            "indicator,type,last_updated,should_delete,descriptors%7Bid,reactions,owner%7Bid%7D,tags,status%7D";
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 100_000;
    private static final int MAX_RESTARTS = 5;
    private static final int MAX_DESCRIPTORS = 20;
    /// They say 90 days; some are left for us.
    private static final Duration HORIZON = Duration.ofDays(85);

    private final ThreatExchangeSettings settings;
    private final Graph graph;

    public ThreatExchange(ThreatExchangeSettings settings) {
        this.settings = settings;
        this.graph = new Graph(settings);
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
        if (progress.next().isEmpty()) {
            Optional<Fetched> refused = group();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return switch (graph.get(STEP, address(progress))) {
            case Graph.Refused(String sentence) -> new Fetched.Refused(sentence);
            case Graph.Unknown unknown -> again(progress);
            case Graph.Said(Json json) -> page(progress, json, now);
        };
    }

    @Override
    public Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) throws IOException {
        List<String> descriptors = descriptors(raw);
        if (descriptors.isEmpty()) {
            return new Voted.NotTaken("the record names no descriptor of another member to react to");
        }
        String form = "reactions=" + (vote == Vote.UP ? "HELPFUL" : "DISAGREE_WITH_TAGS");
        boolean taken = false;
        for (String descriptor : descriptors) {
            switch (graph.post(VOTING, "/" + descriptor, form)) {
                case Graph.Refused(String sentence) -> {
                    return new Voted.Refused(sentence);
                }
                case Graph.Said said -> taken = true;
                case Graph.Unknown unknown -> {
                    // withdrawn since; another may still stand
                }
            }
        }
        return taken
                ? new Voted.Taken()
                : new Voted.NotTaken("ThreatExchange knows none of the record's descriptors any more");
    }

    @Override
    public void close() {
        graph.close();
    }

    private static boolean stale(Progress progress, Instant now) {
        return progress.asked().isAfter(Instant.EPOCH)
                && progress.asked().plus(HORIZON).isBefore(now);
    }

    private Optional<Fetched> group() throws IOException {
        String step = "asking for the privacy group";
        String path = "/" + settings.group() + "?fields=id,name,description,threat_updates_enabled";
        return switch (graph.get(step, path)) {
            case Graph.Refused(String sentence) -> Optional.of(new Fetched.Refused(sentence));
            case Graph.Unknown unknown ->
                Optional.of(new Fetched.Refused(graph.refusal(
                        step, "it does not know the group, or does not show it to us; check the number")));
            case Graph.Said(Json json) -> {
                if (json.textOf("id").isEmpty()) {
                    throw graph.failure(step, "answered without the group");
                }
                String words = json.textOf("name").orElse("") + " "
                        + json.textOf("description").orElse("");
                if (Scope.outside(words)) {
                    yield Optional.of(new Fetched.Refused(graph.refusal(step, Scope.SENTENCE)));
                }
                yield json.isTrue("threat_updates_enabled")
                        ? Optional.empty()
                        : Optional.of(new Fetched.Refused(graph.refusal(
                                step, "the group has no updates enabled; its owner has to switch them on")));
            }
        };
    }

    private String address(Progress progress) {
        if (!progress.next().isEmpty()) {
            return progress.next();
        }
        // A second is read again: whether the edge is inside is not documented.
        long since = Math.max(0, progress.highest().getEpochSecond() - 1);
        return "/%s/threat_updates/?start_time=%d&limit=%d&types=%s&fields=%s"
                .formatted(
                        settings.group(),
                        since,
                        PAGE,
                        String.join(",", new TreeSet<>(UpdatesPage.TYPES.keySet())),
                        FIELDS);
    }

    private Fetched again(Progress progress) throws IOException {
        if (progress.next().isEmpty()) {
            throw graph.failure(STEP, "does not understand the question");
        }
        if (progress.restarts() >= MAX_RESTARTS) {
            throw graph.failure(STEP, "forgot its own next page %d times in one walk".formatted(MAX_RESTARTS + 1));
        }
        return new Fetched.Got(new Page(List.of(), progress.anew().cursor(), false, new TreeMap<>()));
    }

    private Fetched page(Progress progress, Json json, Instant now) throws IOException {
        UpdatesPage page = UpdatesPage.read(json, settings.leadsOnly(), progress.highest(), now)
                .orElseThrow(() -> graph.failure(STEP, "answered no page of updates"));
        if (page.next().isEmpty()) {
            Progress done = new Progress(page.highest(), now, 0, 0, "");
            return new Fetched.Got(
                    new Page(page.told(), done.cursor(), true, page.ignored().counts()));
        }
        String next = graph.follow(page.next().get(), "/" + settings.group() + "/threat_updates")
                .orElseThrow(() -> graph.failure(
                        STEP,
                        "names a next page outside of the base address; it was not asked, and nothing was taken"));
        if (next.equals(progress.next()) || progress.pages() >= MAX_PAGES) {
            throw graph.failure(STEP, "names pages without an end");
        }
        return new Fetched.Got(new Page(
                page.told(),
                progress.on(page.highest(), now, next).cursor(),
                false,
                page.ignored().counts()));
    }

    /// Those of other members that do not deny what the record says: agreeing with a denial would say the
    /// opposite.
    private List<String> descriptors(Bytes raw) {
        List<String> found = new ArrayList<>();
        try {
            for (Json descriptor : Json.parse(raw)
                    .field("descriptors")
                    .map(d -> d.items("data"))
                    .orElse(List.of())) {
                boolean own = descriptor
                        .field("owner")
                        .flatMap(o -> o.textOf("id"))
                        .filter(settings.app()::equals)
                        .isPresent();
                if (!own && !Opinions.denies(descriptor) && found.size() < MAX_DESCRIPTORS) {
                    descriptor
                            .textOf("id")
                            .filter(id -> id.matches("[0-9]{1,30}"))
                            .ifPresent(found::add);
                }
            }
        } catch (Json.Malformed e) {
            return List.of();
        }
        return found;
    }
}
