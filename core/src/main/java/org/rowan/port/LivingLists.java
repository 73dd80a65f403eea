package org.rowan.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.port.HashLists.Attested;
import org.rowan.port.HashLists.Listed;
import org.rowan.signal.Signal;

/// Single entries of lists, which come and go without the rest.
///
/// Promises: an edit is all or nothing, together with its entry in the log; it is reflected in the next
/// snapshot asked for after it returned. A record number is given once. What was withdrawn is deleted.
public interface LivingLists {

    /// - Shapes: `edits`: 1 or more, each record named once.
    /// - Errors: `Refused` when a record does not stand as the edit needs it; nothing was changed.
    Edited edit(ListId list, List<Edit> edits, Instant at, Attest attest) throws IOException;

    /// The records of all lists that bear this key.
    List<Keyed> keyed(RecordKey key) throws IOException;

    /// Pending records of all lists, at most `limit`.
    List<Keyed> waiting(int limit) throws IOException;

    /// The key of one record, if it has one.
    Optional<RecordKey> keyOf(ListId list, int record) throws IOException;

    sealed interface Edit {}

    /// A new record of a living list. `pending`: it matches only once it was accepted. `raw`: what came
    /// with it, kept as it is.
    record Add(RecordKey key, Signal signal, boolean pending, String raw) implements Edit {
        public Add(RecordKey key, Signal signal, boolean pending) {
            this(key, signal, pending, "");
        }
    }

    /// Deletes the content of an entry, for good, disabled and pending ones too.
    record Withdraw(int record) implements Edit {}

    /// An entry stops to match. Its record stays.
    record Disable(int record) implements Edit {}

    /// A disabled entry matches again, under a new number.
    record Enable(int record) implements Edit {}

    /// A pending record matches, under a new number.
    record Accept(int record) implements Edit {}

    /// Deletes a pending record.
    record Refuse(int record) implements Edit {}

    sealed interface Edited {}

    /// `records`: the number that each edit left its record with, in order.
    record Done(List<Integer> records) implements Edited {
        public Done {
            records = List.copyOf(records);
        }
    }

    record Refused(Why why) implements Edited {}

    enum Why {
        NO_SUCH_LIST,
        RETIRED,
        /// A list from a file is what its provider said: nothing is added.
        NOT_LIVING,
        /// No record of this number, or not one that the edit could be made of.
        NO_SUCH_RECORD
    }

    record Keyed(ListId list, ListRecord record) {}

    /// What changed in one list, as the log is told of it. `salt`: behind the list's root.
    record Delta(Listed list, Bytes salt, List<Signal> entered, List<Signal> left) {
        public Delta {
            entered = List.copyOf(entered);
            left = List.copyOf(left);
        }
    }

    /// Makes the entry of the log for what turned out to change.
    interface Attest {
        Attested of(Delta delta);
    }
}
