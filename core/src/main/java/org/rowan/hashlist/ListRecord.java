package org.rowan.hashlist;

import org.rowan.signal.Signal;

/// One record of a list as it was received, kept apart from the index.
///
/// - `number`: 1 for the first record of the file. `line`: the line it begins on, from 1. `raw`: its text,
///   unchanged.
public record ListRecord(int number, int line, String raw, Signal signal, Standing standing) {

    /// What the record means for matching.
    public enum Standing {
        /// Becomes an entry of the index.
        ENTRY,
        /// The same signal as an earlier entry of this file: counted once, kept as received.
        DUPLICATE,
        /// The provider says that this is *not* wanted material (`NEGATIVE_CLASS`): kept, never matched.
        NEGATIVE,
        /// A person took it out; it may come back.
        DISABLED,
        /// Added by one; matches once a second person agrees.
        PENDING
    }

    public ListRecord {
        if (number < 1 || line < 1) {
            throw new IllegalArgumentException(
                    "records and lines count from 1; got record %d, line %d".formatted(number, line));
        }
    }

    @Override
    public String toString() {
        return "[record %d, line %d]".formatted(number, line);
    }
}
