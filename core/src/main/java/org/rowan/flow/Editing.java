package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.ServiceFact.Delta;
import org.rowan.cases.PersonId;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.ListId;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.LivingLists;
import org.rowan.port.LivingLists.Edit;
import org.rowan.port.LivingLists.Edited;
import org.rowan.port.LivingLists.Keyed;
import org.rowan.signal.Signal;

/// The act of adding single entries to a list, taking them out, and putting them back.
///
/// What is added matches at once only where `pending` is not set: otherwise a second person accepts it. Who
/// may do what is the caller's to know; who did it stands in the log.
public final class Editing {
    private final LivingLists lists;
    private final ListFacts facts;
    private final InstantSource clock;

    public Editing(LivingLists lists, Journal journal, Keys keys, InstantSource clock) {
        this.lists = lists;
        this.facts = new ListFacts(journal, keys);
        this.clock = clock;
    }

    /// Adds entries that share a key.
    ///
    /// - Shapes: `signals`: 1 or more, all of the list's type. `raw`: kept with each.
    public Edited add(PersonId by, ListId list, RecordKey key, List<Signal> signals, boolean pending, String raw)
            throws IOException {
        List<Edit> edits = signals.stream()
                .<Edit>map(signal -> new LivingLists.Add(key, signal, pending, raw))
                .toList();
        return edit(by, list, edits, pending ? Delta.PROPOSED : Delta.ADDED);
    }

    public Edited accept(PersonId by, ListId list, int record) throws IOException {
        return edit(by, list, List.of(new LivingLists.Accept(record)), Delta.ACCEPTED);
    }

    /// Deletes an addition that waits.
    public Edited refuse(PersonId by, ListId list, int record) throws IOException {
        return edit(by, list, List.of(new LivingLists.Refuse(record)), Delta.WITHDRAWN);
    }

    public Edited disable(PersonId by, ListId list, int record) throws IOException {
        return edit(by, list, List.of(new LivingLists.Disable(record)), Delta.DISABLED);
    }

    public Edited enable(PersonId by, ListId list, int record) throws IOException {
        return edit(by, list, List.of(new LivingLists.Enable(record)), Delta.ENABLED);
    }

    public Edited withdraw(PersonId by, ListId list, int record) throws IOException {
        return edit(by, list, List.of(new LivingLists.Withdraw(record)), Delta.WITHDRAWN);
    }

    /// Additions that wait for a second person.
    public List<Keyed> waiting(int limit) throws IOException {
        return lists.waiting(limit);
    }

    /// The key under which a record was added, if it was.
    public Optional<RecordKey> keyOf(ListId list, int record) throws IOException {
        return lists.keyOf(list, record);
    }

    public List<Keyed> keyed(RecordKey key) throws IOException {
        return lists.keyed(key);
    }

    private Edited edit(PersonId by, ListId list, List<Edit> edits, Delta change) throws IOException {
        Instant now = clock.instant();
        return lists.edit(list, edits, now, facts.deltas(change, now, by));
    }
}
