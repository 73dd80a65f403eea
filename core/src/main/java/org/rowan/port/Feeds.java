package org.rowan.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.feed.Cursor;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.ListId;
import org.rowan.port.LivingLists.Attest;
import org.rowan.signal.SignalType;

/// How far each feed was followed, and what it told.
///
/// Promises: a page and its cursor are applied together or not at all; the same page twice changes nothing
/// the second time; while everything is fetched anew the entries of before go on matching, and those that
/// were not told again leave at once at the end.
public interface Feeds {

    /// All feeds that were ever followed.
    List<Standing> all() throws IOException;

    /// The standing of one feed, which begins to be followed if it is new.
    Standing of(String feed) throws IOException;

    Applied apply(Turn turn, Attest attest) throws IOException;

    /// A record as it was told, while it stands.
    Optional<Bytes> raw(String feed, RecordKey key) throws IOException;

    /// Forgets the cursor: everything is to be fetched again, and what is not told again leaves.
    void anew(String feed) throws IOException;

    /// Keeps what went wrong, for the operator; the next page that is applied forgets it.
    void failed(String feed, Instant at, String sentence) throws IOException;

    /// The operator's word that the next complete fetch may lose as many entries as it does.
    void acceptLoss(String feed) throws IOException;

    /// - Shapes: `anew`: everything is being fetched again. `advanced`: when a page was last applied;
    ///   `upToDate`: when nothing more was to be had. `records`: keys that stand.
    record Standing(
            String feed,
            Optional<Cursor> cursor,
            boolean anew,
            Optional<Instant> advanced,
            Optional<Instant> upToDate,
            Optional<Trouble> trouble,
            long records) {}

    record Trouble(Instant at, String sentence) {}

    /// One page. `from`: the cursor that it was fetched with, empty for the first. `lists`: where signals
    /// of each type go; one for every type on the page.
    record Turn(String feed, Optional<Cursor> from, Page page, Map<SignalType, ListId> lists, Instant at) {
        public Turn {
            lists = Map.copyOf(lists);
        }
    }

    sealed interface Applied {}

    /// Entries that came and went, over all lists.
    record Changed(long entered, long left) implements Applied {}

    /// Another process was here first: nothing was changed.
    record Overtaken() implements Applied {}

    /// At the end of a complete fetch more than a fifth of the records would leave: nothing was changed.
    record Shrinks(long before, long after) implements Applied {}
}
