package org.rowan.hashlist;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Entries that still stand in a layer of an index and do not count any more.
final class Masks {
    static final Masks NONE = new Masks(Map.of());

    private final Map<ListId, BitSet> gone;

    private Masks(Map<ListId, BitSet> gone) {
        this.gone = gone;
    }

    boolean hides(ListId list, int record) {
        BitSet records = gone.get(list);
        return records != null && records.get(record);
    }

    int hidden(ListId list) {
        BitSet records = gone.get(list);
        return records == null ? 0 : records.cardinality();
    }

    /// A copy that can be changed until `done` was called.
    Change change() {
        return new Change(new HashMap<>(gone));
    }

    /// Bit sets are shared until one of them is changed.
    static final class Change {
        private final Map<ListId, BitSet> next;
        private final Map<ListId, BitSet> own = new HashMap<>();

        private Change(Map<ListId, BitSet> next) {
            this.next = next;
        }

        void hide(Collection<Gone> entries) {
            entries.forEach(entry -> of(entry.list()).set(entry.record()));
        }

        /// The entry was hidden, and is not there any more.
        void forget(ListId list, int record) {
            if (hides(list, record)) of(list).clear(record);
        }

        void forget(ListId list) {
            next.remove(list);
            own.remove(list);
        }

        boolean hides(ListId list, int record) {
            BitSet records = next.get(list);
            return records != null && records.get(record);
        }

        int hidden(ListId list) {
            BitSet records = next.get(list);
            return records == null ? 0 : records.cardinality();
        }

        private BitSet of(ListId list) {
            return own.computeIfAbsent(list, id -> {
                BitSet records = next.containsKey(id) ? (BitSet) next.get(id).clone() : new BitSet();
                next.put(id, records);
                return records;
            });
        }

        Masks done() {
            return new Masks(Map.copyOf(next));
        }
    }
}
