package org.rowan.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.port.Journal;
import org.rowan.referral.Next;

/// Filings that do not go on by themselves. `failing`: refused or not reached, three times in a row or
/// more. `unsettled`: nobody knows whether they arrived.
record Troubles(int failing, int unsettled) {
    private static final int LOOKED_AT = 100;
    private static final int OFTEN = 3;

    static Optional<Troubles> of(Journal journal) throws IOException {
        int failing = 0;
        for (CaseFile file : journal.cases(List.of(CaseState.REFERRED), LOOKED_AT)) {
            boolean fails = journal.load(file.id()).orElseThrow().filings().stream()
                    .anyMatch(f -> f.next() instanceof Next.Again again && again.failures() >= OFTEN);
            if (fails) failing++;
        }
        int unsettled = journal.cases(List.of(CaseState.UNSETTLED), LOOKED_AT).size();
        return failing + unsettled == 0 ? Optional.empty() : Optional.of(new Troubles(failing, unsettled));
    }

    String sentence() {
        String fails =
                "filings that keep failing: %d; their case pages say why, and they go on by themselves once that is"
                        + " mended";
        String unknown =
                "filings that may have arrived: %d; a person with the role filer asks the agency and enters its"
                        + " answer";
        return Stream.of(say(fails, failing), say(unknown, unsettled))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(". "));
    }

    private static Optional<String> say(String pattern, int count) {
        return count == 0 ? Optional.empty() : Optional.of(pattern.formatted(count));
    }
}
