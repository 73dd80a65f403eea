package org.rowan.auditlog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Within the chain of one case: a records pack that two people stand behind was asked for by one of them and
/// agreed to by the other before, in the same words, once.
final class OpeningRule {
    private static final Set<String> WORDS = Set.of("authority", "purpose");

    private Optional<EntryText.Wellformed> asked = Optional.empty();
    private Optional<EntryText.Wellformed> approved = Optional.empty();

    Optional<LogFinding> take(long index, EntryType type, EntryText.Wellformed entry) {
        if (type == EntryType.OPENING_ASK) {
            asked = Optional.of(entry);
            approved = Optional.empty();
            return Optional.empty();
        }
        if (type == EntryType.OPENING_APPROVE) {
            boolean fits = asked.filter(a -> sameWords(a, entry) && !actor(a).equals(actor(entry)))
                    .isPresent();
            approved = Optional.of(entry).filter(e -> fits);
            return fits ? Optional.empty() : Optional.of(new LogFinding.OpeningNotApproved(index));
        }
        String[] actors = entry.value("actors").orElse("").split(" ");
        boolean fits = actors.length < 2 || agreed(entry, Set.copyOf(Arrays.asList(actors)));
        approved = Optional.empty();
        return fits ? Optional.empty() : Optional.of(new LogFinding.OpeningNotApproved(index));
    }

    private boolean agreed(EntryText.Wellformed pack, Set<String> actors) {
        return asked.isPresent()
                && approved.isPresent()
                && sameWords(approved.get(), pack)
                && actors.equals(Set.of(actor(asked.get()), actor(approved.get())))
                && pack.time().getEpochSecond()
                        <= Long.parseLong(approved.get().value("until").orElse("0"));
    }

    private static boolean sameWords(EntryText.Wellformed one, EntryText.Wellformed other) {
        return WORDS.stream().allMatch(word -> one.value(word).equals(other.value(word)));
    }

    private static String actor(EntryText.Wellformed entry) {
        return entry.value("actor").orElse("");
    }
}
