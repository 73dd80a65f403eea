package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.screening.Match;
import org.rowan.screening.Screening;
import org.rowan.signal.WhyUndecodable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What became of one file. `matches`: nearest first, empty unless matched. `reason`: why something of it
/// was not compared.
record Line(String path, Outcome outcome, List<Match> matches, Optional<Reason> reason) {
    static final String CSV_HEADER = "path,outcome,list,record,distance,variant,matches,reason";

    private static final JsonMapper JSON = new JsonMapper();

    enum Outcome {
        CLEAR,
        MATCHED,
        UNSCREENABLE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first seven are those of a decoder.
    enum Reason {
        EMPTY,
        UNRECOGNISED,
        UNSUPPORTED,
        BROKEN,
        TOO_LARGE,
        TOO_SLOW,
        DIED,
        FEATURELESS,
        /// More than was looked at: of an animation or a film, or behind the end of a picture.
        PARTLY_COMPARED,
        /// Reading it is not permitted, or its disk failed.
        UNREADABLE,
        /// It was there when its folder was listed.
        GONE;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason of(IOException e) {
            return switch (e) {
                case NoSuchFileException _ -> GONE;
                default -> UNREADABLE;
            };
        }

        static Reason of(WhyUndecodable why) {
            return switch (why) {
                case EMPTY -> EMPTY;
                case UNRECOGNISED -> UNRECOGNISED;
                case UNSUPPORTED -> UNSUPPORTED;
                case BROKEN -> BROKEN;
                case TOO_LARGE -> TOO_LARGE;
                case TOO_SLOW -> TOO_SLOW;
                case DIED -> DIED;
            };
        }
    }

    Line {
        matches = List.copyOf(matches);
    }

    static Line notCompared(String path, Reason reason) {
        return new Line(path, Outcome.UNSCREENABLE, List.of(), Optional.of(reason));
    }

    /// `undecodable`: why there were no pixels, if there were none and some were needed.
    static Line of(String path, Screening screening, Optional<Reason> undecodable) {
        return switch (screening) {
            case Screening.Clear _ -> new Line(path, Outcome.CLEAR, List.of(), undecodable);
            case Screening.Matched(var matches) -> new Line(path, Outcome.MATCHED, matches, undecodable);
            case Screening.Unscreenable(var why) -> notCompared(path, undecodable.orElseGet(() -> reason(why)));
        };
    }

    private static Reason reason(Screening.Why why) {
        return switch (why) {
            case FEATURELESS -> Reason.FEATURELESS;
            case PARTLY_COMPARED -> Reason.PARTLY_COMPARED;
            case UNDECODABLE, NO_HASH_LIST, SUSPENDED_ENTRY, NOT_ASKED ->
                throw new IllegalStateException("a scan has lists, and says why a file was not decoded; got " + why);
        };
    }

    String csv() {
        Optional<Match> nearest = matches.stream().findFirst();
        return String.join(
                ",",
                Cells.cell(path),
                outcome.label(),
                nearest.map(m -> Cells.cell(m.entry().listName())).orElse(""),
                nearest.map(m -> Integer.toString(m.entry().record())).orElse(""),
                nearest.map(m -> Integer.toString(m.distance())).orElse(""),
                nearest.map(m -> m.variant().label()).orElse(""),
                Integer.toString(matches.size()),
                reason.map(Reason::label).orElse(""));
    }

    /// The names of the CSV; what is empty there is null here.
    String json() {
        ObjectNode row = JSON.createObjectNode();
        row.put("path", path).put("outcome", outcome.label());
        if (matches.isEmpty()) {
            row.putNull("list").putNull("record").putNull("distance").putNull("variant");
        } else {
            Match nearest = matches.getFirst();
            row.put("list", nearest.entry().listName())
                    .put("record", nearest.entry().record());
            row.put("distance", nearest.distance())
                    .put("variant", nearest.variant().label());
        }
        row.put("matches", matches.size());
        reason.ifPresentOrElse(why -> row.put("reason", why.label()), () -> row.putNull("reason"));
        return row.toString();
    }
}
