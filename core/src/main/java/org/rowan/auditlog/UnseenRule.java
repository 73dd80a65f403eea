package org.rowan.auditlog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Within the chain of one case: what is kept unseen was ordered to be kept before, and nobody looked at it or sent
/// it to an agency. It may leave with a records pack, which [OpeningRule] watches.
final class UnseenRule {
    private boolean ordered;
    private final Set<String> unseen = new HashSet<>();

    Optional<LogFinding> take(long index, EntryType type, EntryText.Wellformed entry) {
        String evidence = entry.value("evidence").orElse("");
        if (type == EntryType.PRESERVE_ORDER || type == EntryType.PRESERVE_RELEASE) {
            ordered = type == EntryType.PRESERVE_ORDER;
            return Optional.empty();
        }
        if (type == EntryType.EVIDENCE_KEEP) {
            unseen.add(evidence);
            return ordered ? Optional.empty() : Optional.of(new LogFinding.KeptWithoutOrder(index));
        }
        boolean opened = Arrays.stream(evidence.split(" ")).anyMatch(unseen::contains);
        return opened ? Optional.of(new LogFinding.UnseenOpened(index)) : Optional.empty();
    }
}
