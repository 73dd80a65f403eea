package org.rowan.cases;

import java.util.Optional;
import org.rowan.hashlist.ListId;
import org.rowan.screening.Match;
import org.rowan.signal.Reel;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// One entry of a hash list that an item matched, as it was when it matched. The signal's value stays in
/// the list.
///
/// - `record`: the entry's record number within its list, from 1. `distance`: differing bits, 0 for an
///   exact digest. `variant`: how the upload was turned or mirrored when it was nearest.
///   `moment`: where in a film, unless at its beginning.
public record MatchFact(
        ListId listId,
        String list,
        String source,
        boolean drill,
        SignalType type,
        int record,
        int distance,
        Variant variant,
        Optional<FilmMoment> moment) {

    /// A match of a still picture or a digest.
    public MatchFact(
            ListId listId,
            String list,
            String source,
            boolean drill,
            SignalType type,
            int record,
            int distance,
            Variant variant) {
        this(listId, list, source, drill, type, record, distance, variant, Optional.empty());
    }

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
                match.variant(),
                Optional.of(match.moment())
                        .filter(moment -> !moment.equals(Reel.START))
                        .map(FilmMoment::of));
    }
}
