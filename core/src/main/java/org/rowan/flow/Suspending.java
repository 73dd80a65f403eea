package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.PersonId;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.Journal;
import org.rowan.port.Keys;

/// The act of not believing an entry for now, and of believing it again. The one may happen by itself; the
/// other takes a person.
public final class Suspending {
    private static final int ATTEMPTS = 20;

    private final HashLists lists;
    private final ListFacts facts;
    private final InstantSource clock;

    public Suspending(HashLists lists, Journal journal, Keys keys, InstantSource clock) {
        this.lists = lists;
        this.facts = new ListFacts(journal, keys);
        this.clock = clock;
    }

    public enum Outcome {
        DONE,
        /// It stands so already.
        NOTHING_TO_DO,
        NO_SUCH_LIST,
        /// No record of this number.
        NO_SUCH_RECORD
    }

    /// - Shapes: `by`: empty where the breaker did it.
    public Outcome suspend(Optional<PersonId> by, ListId list, int record) throws IOException {
        return change(list, record, false, by);
    }

    public Outcome reinstate(PersonId by, ListId list, int record) throws IOException {
        return change(list, record, true, Optional.of(by));
    }

    private Outcome change(ListId id, int record, boolean believed, Optional<PersonId> by) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Listed> listed =
                    lists.all().stream().filter(l -> l.list().id().equals(id)).findFirst();
            if (listed.isEmpty()) return Outcome.NO_SUCH_LIST;
            HashList list = listed.get().list();
            if (record < 1 || record > list.records()) return Outcome.NO_SUCH_RECORD;
            if (list.suspended().contains(record) != believed) return Outcome.NOTHING_TO_DO;
            Instant now = clock.instant();
            HashList next = believed ? list.reinstating(record) : list.suspending(record);
            var fact = believed
                    ? facts.reinstated(listed.get(), record, now, by.orElseThrow())
                    : facts.suspended(listed.get(), record, now, by);
            if (lists.change(list, next, List.of(fact))) return Outcome.DONE;
        }
        throw new IOException("a list kept changing while one of its entries was suspended or reinstated. Nothing was"
                + " changed. Try again.");
    }
}
