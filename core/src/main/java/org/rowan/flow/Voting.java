package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.Exchange;
import org.rowan.port.Feeds;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.LivingLists;

/// The act of saying back to exchanges what people found, after a case was decided.
///
/// An *up* says that somebody here looked at the whole of it and a referral was decided; a *down*, that it was
/// dismissed, or a report of it taken back. Before anybody is told it stands in the log. Saying the same twice changes
/// nothing there.
public final class Voting {
    private final Journal journal;
    private final HashLists lists;
    private final LivingLists living;
    private final Feeds feeds;
    private final ListFacts facts;
    private final InstantSource clock;

    public Voting(Journal journal, HashLists lists, LivingLists living, Feeds feeds, Keys keys, InstantSource clock) {
        this.journal = journal;
        this.lists = lists;
        this.living = living;
        this.feeds = feeds;
        this.facts = new ListFacts(journal, keys);
        this.clock = clock;
    }

    /// The connected exchange that fills a list.
    public record Connected(String feed, Exchange exchange) {}

    /// Finds it by the list's name.
    public interface Connections {
        Optional<Connected> of(String list);
    }

    public sealed interface Outcome {}

    /// What became of it, for each match that came from a connected exchange; there may be none.
    public record Said(List<Line> lines) implements Outcome {
        public Said {
            lines = List.copyOf(lines);
        }
    }

    /// `sentence`: for a person.
    public record Line(String list, int record, boolean taken, String sentence) {}

    public record NoSuchCase() implements Outcome {}

    /// The case was not decided so that this could be said.
    public record NotFound(Why why) implements Outcome {}

    public enum Why {
        /// *Up* needs a referral that people decided.
        NOT_REFERRED,
        /// *Up* needs that somebody saw the whole of it.
        NOT_SEEN,
        /// *Down* needs a dismissal, or a correction.
        NOT_DISMISSED
    }

    public Outcome vote(PersonId by, CaseId id, Vote vote, Connections connections) throws IOException {
        Optional<Journal.Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return new NoSuchCase();
        CaseFile file = loaded.get().file();
        Optional<Why> hindered = hindered(file, vote);
        if (hindered.isPresent()) return new NotFound(hindered.get());
        List<Line> lines = new ArrayList<>();
        for (MatchFact match : file.opened().matches()) {
            if (match.type().matcher()) continue;
            Optional<Connected> there = connections.of(match.list());
            if (there.isPresent()) lines.add(say(by, match, vote, there.get()));
        }
        return new Said(lines);
    }

    private static Optional<Why> hindered(CaseFile file, Vote vote) {
        return switch (vote) {
            case DOWN -> {
                boolean harmless = file.state() == CaseState.DISMISSED || file.state() == CaseState.CORRECTED;
                yield harmless ? Optional.empty() : Optional.of(Why.NOT_DISMISSED);
            }
            case UP -> {
                boolean referred = file.state() == CaseState.REFERRED || file.state() == CaseState.FILED;
                if (!referred) yield Optional.of(Why.NOT_REFERRED);
                boolean seen = file.evidence().stream().anyMatch(item -> file.viewedWhole(item.id()));
                yield seen ? Optional.empty() : Optional.of(Why.NOT_SEEN);
            }
        };
    }

    private Line say(PersonId by, MatchFact match, Vote vote, Connected there) throws IOException {
        Optional<Listed> list = lists.all().stream()
                .filter(l -> l.list().id().equals(match.listId()))
                .findFirst();
        Optional<RecordKey> key = living.keyOf(match.listId(), match.record());
        Optional<ListRecord> record = lists.records(match.listId(), match.record(), 1).stream()
                .filter(r -> r.number() == match.record())
                .findFirst();
        if (list.isEmpty() || key.isEmpty() || record.isEmpty()) {
            return new Line(match.list(), match.record(), false, "The exchange has withdrawn this record.");
        }
        Instant now = clock.instant();
        ServiceFact.Voted word = vote == Vote.UP ? ServiceFact.Voted.UP : ServiceFact.Voted.DOWN;
        // Only the log changes.
        if (!lists.change(list.get().list(), list.get().list(), List.of(facts.voted(list.get(), word, now, by)))) {
            throw new IOException("list \"" + match.list() + "\" was changed by somebody else at the same moment."
                    + " Nobody was told. Try again.");
        }
        Bytes raw = feeds.raw(there.feed(), key.get()).orElse(Bytes.empty());
        return told(match, there, key.get(), raw, record.get(), vote);
    }

    private static Line told(MatchFact match, Connected there, RecordKey key, Bytes raw, ListRecord record, Vote vote) {
        try {
            return switch (there.exchange().vote(key, raw, record.signal(), vote)) {
                case Voted.Taken taken -> new Line(match.list(), match.record(), true, "The exchange took it.");
                case Voted.NotTaken not -> new Line(match.list(), match.record(), false, not.sentence());
                case Voted.Refused refused -> new Line(match.list(), match.record(), false, refused.sentence());
            };
        } catch (IOException e) {
            return new Line(
                    match.list(),
                    match.record(),
                    false,
                    Optional.ofNullable(e.getMessage()).orElse("The exchange gave no answer.")
                            + " It may have arrived; saying it again changes nothing there.");
        }
    }
}
