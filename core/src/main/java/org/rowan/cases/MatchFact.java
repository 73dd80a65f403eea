package org.rowan.cases;

import org.rowan.hashlist.ListId;
import org.rowan.screening.Match;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// One entry of a hash list that an item matched, as it was when it matched. The signal's value stays in
/// the list.
///
/// - `record`: the entry's record number within its list, from 1. `distance`: differing bits, 0 for an
///   exact digest. `variant`: how the upload was turned or mirrored when it was nearest.
public record MatchFact(
        ListId listId,
        String list,
        String source,
        boolean drill,
        SignalType type,
        int record,
        int distance,
        Variant variant) {

    public static MatchFact of(Match match) {
        var entry = match.entry();
        return new MatchFact(
                entry.list(),
                entry.listName(),
                entry.source(),
                entry.drill(),
                match.kind(),
                entry.record(),
                match.distance(),
                match.variant());
    }
}
