package org.rowan.store.log;

import java.io.IOException;
import java.util.List;
import org.rowan.auditlog.Entry;

/// The entries of the log in their order, as the journal sequenced them. What was given once is given again
/// the same.
public interface SequencedEntries {

    long size() throws IOException;

    /// The newest head that was published over these entries, as far as they remember.
    default Promise promised() throws IOException {
        return new Promise("", 0);
    }

    /// `origin`: the log's name; empty when only the size is known. `size`: 0 when nothing was published.
    record Promise(String origin, long size) {}

    /// The entries `from` up to, and without, `to`; exactly `to - from` of them.
    List<Entry> entries(long from, long to) throws IOException;
}
