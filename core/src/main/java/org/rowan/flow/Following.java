package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rowan.auditlog.ServiceFact.Delta;
import org.rowan.cases.PersonId;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.Told;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.Exchange;
import org.rowan.port.Feeds;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.signal.SignalType;

/// The act of following a list exchange, one page at a time.
///
/// A feed has one list for each type of signal, made when the first such signal is told: it matches nothing
/// until two people confirmed it, and follows the exchange from then on by itself. A crash between two
/// pages repeats the page, which changes nothing the second time.
public final class Following {
    private static final PersonId EXCHANGE = new PersonId("list-exchange");

    /// Records of a whole source that are applied at once.
    private static final int PART = 1_000;

    private final Feeds feeds;
    private final HashLists lists;
    private final Listing listing;
    private final ListFacts facts;
    private final InstantSource clock;

    public Following(Feeds feeds, HashLists lists, Listing listing, Journal journal, Keys keys, InstantSource clock) {
        this.feeds = feeds;
        this.lists = lists;
        this.listing = listing;
        this.facts = new ListFacts(journal, keys);
        this.clock = clock;
    }

    /// What the operator configured. `name`: 1 to 60 characters; its lists are called NAME and the type.
    public record Plan(String name, String source, boolean drill, ListTerms terms) {
        private static final int MAX_NAME = 60;

        public Plan {
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException("a feed's name is 1 to 60 characters; got " + name.length());
            }
        }

        /// Whether the list of this name is one of this feed.
        public boolean fills(String list) {
            return Arrays.stream(SignalType.values())
                    .anyMatch(type -> listOf(type).equals(list));
        }

        String listOf(SignalType type) {
            return name + " " + type.label();
        }
    }

    public sealed interface Step {}

    /// A page was applied. `more`: there is another one now.
    public record Applied(long entered, long left, boolean more, SortedMap<String, Integer> ignored) implements Step {}

    /// Everything will be fetched anew from the next step on.
    public record Anew() implements Step {}

    /// Somebody else follows this feed at the moment.
    public record Overtaken() implements Step {}

    /// Nothing was changed; `sentence`: for the operator. `forGood`: only a person can change it.
    public record Failed(String sentence, boolean forGood) implements Step {}

    /// One page. To be repeated while there is more.
    public Step step(Plan plan, Exchange exchange) throws IOException {
        Instant now = clock.instant();
        Feeds.Standing standing = feeds.of(plan.name());
        if (!standing.anew() && expired(standing, exchange.horizon(), now)) return anew(plan);
        Fetched fetched;
        try {
            fetched = exchange.fetch(standing.cursor().orElseGet(exchange::start), now);
        } catch (IOException e) {
            return failed(plan, Optional.ofNullable(e.getMessage()).orElse("The exchange gave no answer."), false);
        }
        return switch (fetched) {
            case Fetched.Expired expired when standing.cursor().isPresent() -> anew(plan);
            case Fetched.Expired expired -> failed(plan, "The exchange does not know where to begin.", false);
            case Fetched.Refused refused -> failed(plan, refused.sentence(), true);
            case Fetched.Got got -> apply(plan, standing, got.page());
        };
    }

    private Step apply(Plan plan, Feeds.Standing standing, Page page) throws IOException {
        Set<SignalType> types = EnumSet.noneOf(SignalType.class);
        page.told().forEach(told -> note(told, types));
        Lists into = lists(plan, types);
        // What a retired list held is not told again by itself.
        if (into.lost() && standing.cursor().isPresent()) return anew(plan);
        Instant now = clock.instant();
        var turn = new Feeds.Turn(plan.name(), standing.cursor(), page, into.into(), now);
        return switch (feeds.apply(turn, facts.deltas(Delta.TOLD, now, EXCHANGE))) {
            case Feeds.Changed changed ->
                new Applied(changed.entered(), changed.left(), !page.upToDate(), page.ignored());
            case Feeds.Overtaken overtaken -> new Overtaken();
            case Feeds.Shrinks shrinks -> failed(plan, shrinks(plan, shrinks), true);
        };
    }

    private static void note(Told told, Set<SignalType> types) {
        if (told instanceof Told.Entry entry) entry.signals().forEach(signal -> types.add(signal.type()));
    }

    /// Where signals of each type go. `lost`: a list is new and had one before it.
    private record Lists(Map<SignalType, ListId> into, boolean lost) {}

    /// The lists of a feed, those of `types` made if they are not there.
    private Lists lists(Plan plan, Set<SignalType> types) throws IOException {
        Map<SignalType, ListId> into = new EnumMap<>(SignalType.class);
        boolean lost = false;
        for (SignalType type : SignalType.values()) {
            String name = plan.listOf(type);
            Optional<Listed> listed = lists.named(name);
            boolean open = listed.filter(l -> !(l.list().status() instanceof HashList.Retired))
                    .isPresent();
            if (types.contains(type) && !open) {
                Optional<ListTerms> terms = Optional.of(plan.terms());
                listing.open(EXCHANGE, new Listing.Import(name, plan.source(), type, plan.drill(), terms));
                lost |= listed.isPresent();
            }
            if (types.contains(type) || open) {
                into.put(type, lists.named(name).orElseThrow().list().id());
            }
        }
        return new Lists(into, lost);
    }

    /// A source that tells everything it holds each time, as a file does.
    public interface Whole {
        /// Hands over every record. Gives a sentence when nothing of it is to be used, which may be known
        /// only at its end.
        Optional<String> read(Taker taker) throws IOException;

        /// Takes one record.
        interface Taker {
            void take(Told told) throws IOException;
        }
    }

    /// Everything that a source holds, read twice: the first time to know that it is whole. What it does
    /// not hold any more leaves at the end, as after a complete fetch.
    ///
    /// - Shapes: `version`: of the source, 1 to 200 characters; of a version that was taken nothing is
    ///   read.
    public Step whole(Plan plan, String version, Whole source) throws IOException {
        Cursor end = new Cursor("whole " + version);
        if (feeds.of(plan.name()).cursor().equals(Optional.of(end))) return new Applied(0, 0, false, new TreeMap<>());
        Set<SignalType> types = EnumSet.noneOf(SignalType.class);
        try {
            Optional<String> refused = source.read(told -> note(told, types));
            if (refused.isPresent()) return failed(plan, refused.get(), true);
        } catch (IOException e) {
            return failed(plan, Optional.ofNullable(e.getMessage()).orElse("The file cannot be read."), false);
        }
        Map<SignalType, ListId> into = lists(plan, types).into();
        feeds.anew(plan.name());
        Parts parts = new Parts(plan, into, version);
        // It may have changed since it was read first; then its end, which takes out, is not reached.
        Optional<String> meanwhile = source.read(parts::take);
        if (meanwhile.isPresent()) return failed(plan, meanwhile.get(), true);
        return switch (parts.last(end)) {
            case Feeds.Changed changed -> new Applied(parts.entered, parts.left, false, new TreeMap<>());
            case Feeds.Overtaken overtaken -> new Overtaken();
            case Feeds.Shrinks shrinks -> failed(plan, shrinks(plan, shrinks), true);
        };
    }

    /// A whole source, applied in parts.
    private final class Parts {
        private final Plan plan;
        private final Map<SignalType, ListId> into;
        private final String version;
        private final List<Told> gathered = new ArrayList<>();
        private Optional<Cursor> cursor = Optional.empty();
        private int number;
        private long entered;
        private long left;

        private Parts(Plan plan, Map<SignalType, ListId> into, String version) {
            this.plan = plan;
            this.into = into;
            this.version = version;
        }

        private void take(Told told) throws IOException {
            gathered.add(told);
            if (gathered.size() == PART) {
                Feeds.Applied applied = apply(new Cursor("part " + ++number + " of " + version), false);
                if (applied instanceof Feeds.Overtaken) throw new IOException("another process takes this file in");
            }
        }

        private Feeds.Applied last(Cursor end) throws IOException {
            return apply(end, true);
        }

        private Feeds.Applied apply(Cursor next, boolean end) throws IOException {
            Instant now = clock.instant();
            Page page = new Page(gathered, next, end, new TreeMap<>());
            var turn = new Feeds.Turn(plan.name(), cursor, page, into, now);
            Feeds.Applied applied = feeds.apply(turn, facts.deltas(Delta.TOLD, now, EXCHANGE));
            if (applied instanceof Feeds.Changed changed) {
                cursor = Optional.of(next);
                entered += changed.entered();
                left += changed.left();
            }
            gathered.clear();
            return applied;
        }
    }

    private static String shrinks(Plan plan, Feeds.Shrinks shrinks) {
        return ("Everything was fetched anew from exchange \"%s\": it tells %,d records now and told %,d before."
                        + " So great a loss may be a fault there, so nothing was taken out."
                        + " If it is right: ./rowan feed accept-loss \"%s\".")
                .formatted(plan.name(), shrinks.after(), shrinks.before(), plan.name());
    }

    private static boolean expired(Feeds.Standing standing, Optional<Duration> horizon, Instant now) {
        return standing.cursor().isPresent()
                && horizon.isPresent()
                && standing.upToDate()
                        .filter(then -> then.plus(horizon.get()).isBefore(now))
                        .isPresent();
    }

    private Step anew(Plan plan) throws IOException {
        feeds.anew(plan.name());
        return new Anew();
    }

    private Step failed(Plan plan, String sentence, boolean forGood) throws IOException {
        feeds.failed(plan.name(), clock.instant(), sentence);
        return new Failed(sentence, forGood);
    }
}
