package org.rowan.exchange.ncmec;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rowan.base.Bytes;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.XmlIn;
import org.rowan.exchange.ncmec.Progress.Walk;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;

/// One environment of NCMEC's hash sharing. A fetch is one call: a page of a window of time.
///
/// - Source: NCMEC hash sharing, documentation of version 2.
public final class NcmecExchange implements Exchange, AutoCloseable {
    private static final String ENTRIES = "/v2/entries";
    private static final String STEP = "asking for entries";
    /// So that what is being written there at this moment is not missed.
    private static final Duration BEHIND = Duration.ofSeconds(5);
    /// Whether the edges of a window are in it is not documented, and two clocks are never the same:
    /// windows overlap by what that can come to. The same record twice does no harm.
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration NEXT_HOLDS = Duration.ofHours(11);
    private static final int MAX_RESTARTS = 2;
    private static final int MAX_PAGES = 20_000;
    private static final int SMALL = 3;

    private final NcmecSettings settings;
    private final Caller caller;
    private final Feedback feedback;

    public NcmecExchange(NcmecSettings settings) {
        this.settings = settings;
        this.caller = new Caller("NCMEC hash sharing " + settings.environment().label(), settings.patience());
        this.feedback = new Feedback(settings, caller);
    }

    /// Asks who we are there; changes nothing.
    ///
    /// - Errors: `IOException` as for `fetch`.
    public Membership check() throws IOException {
        return Membership.ask(settings, caller);
    }

    @Override
    public Cursor start() {
        return Progress.none().cursor();
    }

    @Override
    public Fetched fetch(Cursor cursor, Instant now) throws IOException {
        Optional<Progress> read = Progress.of(cursor);
        if (read.isEmpty()) {
            return new Fetched.Expired();
        }
        Progress progress = read.get();
        Walk walk = progress.walk().orElseGet(() -> window(progress, now));
        if (!progress.since().isBefore(walk.to())) {
            return got(List.of(), progress, true, new TreeMap<>());
        }
        if (!walk.next().isEmpty() && walk.issued().plus(NEXT_HOLDS).isBefore(now)) {
            return again(progress, walk, now);
        }
        Answered answered = caller.read(STEP, request(address(progress, walk)));
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Fetched.Refused(caller.refusal(STEP, refusal.get()));
        }
        if (answered.ok()) {
            return page(progress, walk, answered.body(), now);
        }
        if (!walk.next().isEmpty()) {
            return again(progress, walk, now);
        }
        if (answered.status() == 404) {
            return new Fetched.Refused(caller.refusal(
                    STEP, "there is no hash sharing at the base address (HTTP 404); check the base address"));
        }
        throw caller.failure(STEP, "answered HTTP %d".formatted(answered.status()));
    }

    /// Withdrawals are kept for good, as far as is known.
    @Override
    public Optional<Duration> horizon() {
        return Optional.empty();
    }

    @Override
    public Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) throws IOException {
        return feedback.say(key, signal.type(), vote);
    }

    @Override
    public void close() {
        caller.close();
    }

    private static Walk window(Progress progress, Instant now) {
        Instant present = now.minus(BEHIND).truncatedTo(ChronoUnit.SECONDS);
        Instant end = progress.since().plus(progress.span().length());
        boolean last = !end.isBefore(present);
        return new Walk(last ? present : end, last, "", now, 0, 0);
    }

    /// The page is forgotten there: the same window from its first page.
    private Fetched again(Progress progress, Walk walk, Instant now) throws IOException {
        if (walk.restarts() >= MAX_RESTARTS) {
            throw caller.failure(
                    STEP, "forgot its own next page %d times in one window of time".formatted(MAX_RESTARTS + 1));
        }
        return got(List.of(), progress.walking(walk.anew(now)), false, new TreeMap<>());
    }

    private Fetched page(Progress progress, Walk walk, Bytes body, Instant now) throws IOException {
        EntriesPage page = read(body);
        SortedMap<String, Integer> ignored = page.ignored().counts();
        if (page.next().isEmpty()) {
            Span span = walk.pages() < SMALL
                    ? progress.span().grown()
                    : progress.span().kept();
            return got(page.told(), new Progress(walk.to(), span, Optional.empty()), walk.last(), ignored);
        }
        String next = next(page.next().get(), address(progress, walk));
        Duration window = progress.window(walk);
        if (walk.next().isEmpty() && progress.span().cutBefore(window, next)) {
            Progress cut = new Progress(progress.since(), progress.span().cut(window), Optional.empty());
            return got(page.told(), cut, false, ignored);
        }
        if (walk.pages() >= MAX_PAGES) {
            throw caller.failure(STEP, "gave %d pages for one window of time and no end".formatted(MAX_PAGES));
        }
        return got(page.told(), progress.walking(walk.on(next, now)), false, ignored);
    }

    private EntriesPage read(Bytes body) throws IOException {
        try {
            return EntriesPage.read(body, settings.environment());
        } catch (XmlIn.Malformed e) {
            throw caller.failure(STEP, "answered what cannot be read: " + e.getMessage());
        }
    }

    /// Path and query below the base, or no page at all: what leads elsewhere is never asked, because our
    /// credentials would go along.
    private String next(String named, URI asked) throws IOException {
        URI there = settings.base()
                .follow(named, ENTRIES)
                .orElseThrow(() -> caller.failure(
                        STEP,
                        "names a next page outside of the base address; it was not asked, and nothing was taken"));
        if (there.equals(asked)) {
            throw caller.failure(STEP, "names the page it gave as its next one");
        }
        return there.toString().substring(settings.base().uri().toString().length());
    }

    private URI address(Progress progress, Walk walk) {
        Instant from = progress.since().minus(OVERLAP);
        return settings.base()
                .at(
                        walk.next().isEmpty()
                                ? ENTRIES
                                        + "?from=%s&to=%s"
                                                .formatted(
                                                        from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from, walk.to())
                                : walk.next());
    }

    private HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", settings.login().header())
                .header("Accept", "application/xml")
                .GET()
                .build();
    }

    private static Fetched got(List<Told> told, Progress next, boolean upToDate, SortedMap<String, Integer> ignored) {
        return new Fetched.Got(new Page(told, next.cursor(), upToDate, ignored));
    }
}
