package org.rowan.cases;

import java.util.Optional;
import org.rowan.feed.LookedUp;
import org.rowan.hashlist.ListId;
import org.rowan.screening.Match;
import org.rowan.signal.Reel;
import org.rowan.signal.Variant;

/// One entry of a hash list that an item matched, as it was when it matched. The signal's value stays in
/// the list.
///
/// - `record`: the entry's record number within its list, from 1. `distance`: differing bits, 0 for an
///   exact digest. Somebody else's matcher stands in the place of a list: it tells of no record and of no
///   distance, so both are 0, and `source` is how it names what it knows. `variant`: how the upload was turned or
///   mirrored when it was nearest.
///   `moment`: where in a film, unless at its beginning.
public record MatchFact(
        ListId listId,
        String list,
        String source,
        boolean drill,
        FoundBy type,
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
            FoundBy type,
            int record,
            int distance,
            Variant variant) {
        this(listId, list, source, drill, type, record, distance, variant, Optional.empty());
    }

    /// What the matcher of this name said.
    public static MatchFact of(String matcher, LookedUp.Matched said) {
        return new MatchFact(
                new ListId("matcher-" + matcher),
                matcher,
                said.said(),
                said.test(),
                said.exact() ? FoundBy.MATCHER_EXACT : FoundBy.MATCHER_ALIKE,
                0,
                0,
                Variant.ORIGINAL);
    }

    /// For whoever is told of the match: `list "a" (source: b), by pdq, distance 12`.
    public String inWords() {
        return switch (type) {
            case PDQ, MD5, SHA1, SHA256 ->
                "list \"%s\" (source: %s), by %s, distance %d".formatted(list, source, type.label(), distance);
            case MATCHER_EXACT -> "by the matcher \"%s\", which knows this file as \"%s\"".formatted(list, source);
            case MATCHER_ALIKE ->
                "by the matcher \"%s\", which knows a file like this one as \"%s\"; how like, it does not say"
                        .formatted(list, source);
        };
    }

    public static MatchFact of(Match match) {
        var entry = match.entry();
        return new MatchFact(
                entry.list(),
                entry.listName(),
                entry.source(),
                entry.drill(),
                FoundBy.of(match.kind()),
                entry.record(),
                match.distance(),
                match.variant(),
                Optional.of(match.moment())
                        .filter(moment -> !moment.equals(Reel.START))
                        .map(FilmMoment::of));
    }
}
