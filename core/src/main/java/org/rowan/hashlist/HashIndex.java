package org.rowan.hashlist;

import java.util.List;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// The entries of all lists in force at one moment: immutable and numbered. `ScanIndex` is the definition;
/// every faster index is tested against it.
public interface HashIndex {

    /// The number of the snapshot this was built from.
    long number();

    /// Entries of every type.
    int size();

    int size(SignalType type);

    /// Entries of lists that are not drills: a practice run alone makes nothing clear.
    int sizeWithoutDrills();

    /// The same of one type: what a hash alone can be compared with.
    int sizeWithoutDrills(SignalType type);

    /// The lists that go by limits of their own.
    default Reaches reaches() {
        return Reaches.NONE;
    }

    /// Whether this entry is not believed for now: what only it matches is neither matched nor clear.
    default boolean suspended(HashEntry entry) {
        return false;
    }

    default boolean isEmpty() {
        return size() == 0;
    }

    /// The PDQ entries that differ from `hash` in at most `maxDistance` bits, nearest first; equals in
    /// index order.
    List<HashEntry> within(PdqHash hash, int maxDistance);

    /// The entries with exactly this signal, in index order.
    List<HashEntry> exact(Signal signal);
}
