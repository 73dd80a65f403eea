package org.rowan.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.FoundBy;
import org.rowan.cases.MatchFact;
import org.rowan.feed.LookedUp;
import org.rowan.port.Receipt.Matcher;
import org.rowan.port.Receipt.Said;
import org.rowan.screening.Screening;
import org.rowan.screening.Screening.Why;
import org.rowan.screening.Strength;

/// What one item came to, by our lists and by everybody who was asked besides.
///
/// - `matches`: empty when nothing matched. `strength`: of the matches; weak without any. `why`: what keeps
///   an item without a match from being clear. `asked`: in the order of the questions.
record Finding(List<MatchFact> matches, Strength strength, Optional<Why> why, List<Matcher> asked) {
    Finding {
        matches = List.copyOf(matches);
        asked = List.copyOf(asked);
    }

    boolean matched() {
        return !matches.isEmpty();
    }

    /// By our lists alone.
    static Finding of(Screening screening) {
        return switch (screening) {
            case Screening.Clear clear -> new Finding(List.of(), Strength.WEAK, Optional.empty(), List.of());
            case Screening.Matched matched ->
                new Finding(
                        matched.matches().stream().map(MatchFact::of).toList(),
                        matched.strength(),
                        Optional.empty(),
                        List.of());
            case Screening.Unscreenable u -> new Finding(List.of(), Strength.WEAK, Optional.of(u.why()), List.of());
        };
    }

    /// Whether nothing but a likeness speaks against the item: no digest of it is listed, and nobody says
    /// that it is the very file.
    boolean resembles() {
        return matched()
                && matches.stream().allMatch(m -> m.type() == FoundBy.PDQ || m.type() == FoundBy.MATCHER_ALIKE);
    }

    /// Without its matches, because the very file was found harmless.
    Finding spared() {
        return new Finding(List.of(), Strength.WEAK, Optional.empty(), asked);
    }

    /// One matcher's answer.
    record Answer(String matcher, LookedUp said) {}

    /// With what others said. `gap`: why their not knowing the item would not mean that it is clear.
    Finding with(List<Answer> answers, Optional<Why> gap) {
        if (answers.isEmpty()) return this;
        List<MatchFact> all = new ArrayList<>(matches);
        for (Answer answer : answers) {
            if (answer.said() instanceof LookedUp.Matched known) all.add(MatchFact.of(answer.matcher(), known));
        }
        List<Matcher> told = answers.stream()
                .map(a -> new Matcher(a.matcher(), word(a.said())))
                .toList();
        if (!all.isEmpty()) return new Finding(all, strongest(all), Optional.empty(), told);
        boolean unsaid = told.stream().anyMatch(m -> m.said() == Said.NOT_CHECKED);
        return new Finding(List.of(), Strength.WEAK, stillUnknown(unsaid, gap), told);
    }

    /// A service that holds no list of its own is not in the dark when everybody it asks compared the item.
    private Optional<Why> stillUnknown(boolean unsaid, Optional<Why> gap) {
        boolean listless = why.equals(Optional.of(Why.NO_HASH_LIST));
        if (why.isPresent() && !listless) return why;
        if (unsaid) return Optional.of(Why.NOT_ASKED);
        return listless ? gap : Optional.empty();
    }

    /// A matcher that knows the very file is as good as a digest on a list; two matchers corroborate each
    /// other. Practice counts only where there is nothing else.
    private Strength strongest(List<MatchFact> all) {
        boolean anyReal = all.stream().anyMatch(match -> !match.drill());
        List<MatchFact> counting = all.stream()
                .filter(match -> match.type().matcher() && !(anyReal && match.drill()))
                .toList();
        boolean exact = counting.stream().anyMatch(match -> match.type() == FoundBy.MATCHER_EXACT);
        boolean several = counting.stream().map(MatchFact::list).distinct().count() > 1;
        if (exact || several) return Strength.STRONG;
        return counting.isEmpty() ? strength : Strength.WEAK;
    }

    private static Said word(LookedUp said) {
        return switch (said) {
            case LookedUp.Matched known -> Said.KNOWN;
            case LookedUp.NoKnownMatch unknown -> Said.NOT_KNOWN;
            case LookedUp.NotChecked none -> Said.NOT_CHECKED;
        };
    }
}
