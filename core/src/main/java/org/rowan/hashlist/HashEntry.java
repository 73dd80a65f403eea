package org.rowan.hashlist;

import org.rowan.signal.Signal;

/// One entry in force, with what a match has to say about it.
///
/// - `source`: the provider. `record`: the number of the record it came from. `drill`: made for practice; a
///   match is never real.
public record HashEntry(ListId list, String listName, String source, boolean drill, int record, Signal signal) {
    public HashEntry {
        if (record < 1) {
            throw new IllegalArgumentException("records count from 1; got " + record);
        }
    }
}
