package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rowan.signal.Signal;

/// The records of one file while it is read: numbered, and the second of two equal entries told from the
/// first.
final class Received {
    private final List<ListRecord> records = new ArrayList<>();
    private final Set<Signal> entries = new HashSet<>();

    void add(int line, String raw, Signal signal, boolean negative) {
        ListRecord.Standing standing;
        if (negative) {
            standing = ListRecord.Standing.NEGATIVE;
        } else {
            standing = entries.add(signal) ? ListRecord.Standing.ENTRY : ListRecord.Standing.DUPLICATE;
        }
        records.add(new ListRecord(records.size() + 1, line, raw, signal, standing));
    }

    List<ListRecord> records() {
        return records;
    }
}
