package org.rowan.feed;

import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.signal.Signal;

/// One thing an exchange said about one record. The last word on a key holds, whatever came before.
public sealed interface Told {

    RecordKey key();

    /// The record as it stands now, whole.
    ///
    /// - Shapes: `signals`: those that can be compared here, each type any number of times, none included:
    ///   a record whose signals nobody here understands is kept and matches nothing. `raw`: what was
    ///   received of the record, as far as it may be kept: without imagery, and empty when it was longer
    ///   than any honest one.
    record Entry(RecordKey key, List<Signal> signals, Opinion opinion, Bytes raw) implements Told {
        public Entry {
            signals = List.copyOf(signals);
        }
    }

    /// The record is gone. For a key never heard of this changes nothing.
    record Withdrawn(RecordKey key) implements Told {}

    /// What the exchange holds of the record, over all that its members said.
    enum Opinion {
        POSITIVE,
        /// A lead; matches, because every match is looked at by a person.
        SEED,
        /// Not wanted material: kept, never matched.
        NEGATIVE
    }
}
