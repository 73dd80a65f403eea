package org.rowan.agency.forms;

import java.util.List;
import java.util.Optional;

/// What the person who exports states for this one document, because the case does not hold it. Nothing of
/// it has a default.
///
/// - `grade`: of a scale that the form has. `kind`: how a child is exploited, in the words of the form.
///   `region`: whose model. `file`: which file, from 1. `states`: Member States concerned.
public record Stated(
        Optional<String> grade,
        Optional<String> kind,
        Optional<String> region,
        Optional<Integer> file,
        List<String> states) {
    public static final Stated NOTHING =
            new Stated(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Stated {
        states = List.copyOf(states);
    }
}
