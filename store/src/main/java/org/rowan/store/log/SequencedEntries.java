package org.rowan.store.log;

import java.io.IOException;
import java.util.List;
import org.rowan.auditlog.Entry;

/// The entries of the log in their order, as the journal sequenced them. What was given once is given again
/// the same.
public interface SequencedEntries {

    long size() throws IOException;

    /// The entries `from` up to, and without, `to`; exactly `to - from` of them.
    List<Entry> entries(long from, long to) throws IOException;
}
