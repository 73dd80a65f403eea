package org.rowan.server.console;

import java.util.List;
import org.rowan.cases.Destination;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.Next;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Text;

/// One filing on the case page. `standing`: what comes next, or how it ended. `waits`: for a person to take
/// the package to a portal. `asks`: for a person to ask the agency whether it arrived.
/// `aside`: for a person to resume it. `stoppable`: its report is not known to be finished.
public record FilingView(
        String id,
        Destination destination,
        boolean drill,
        boolean waits,
        boolean asks,
        boolean aside,
        boolean stoppable,
        Text standing,
        List<Timeline.Line> steps) {

    static FilingView of(FilingFile filing) {
        return new FilingView(
                filing.id().value(),
                filing.referral().destination(),
                filing.referral().drill(),
                filing.next() instanceof Next.WaitForPerson,
                filing.next() instanceof Next.End end && end.outcome() instanceof FilingOutcome.Unknown,
                filing.next() instanceof Next.StandAside,
                !(filing.next() instanceof Next.End || filing.next() instanceof Next.WaitForPerson),
                FilingWords.of(filing.next()),
                filing.events().stream()
                        .map(event -> new Timeline.Line(event.at(), FilingWords.of(event)))
                        .toList());
    }
}
