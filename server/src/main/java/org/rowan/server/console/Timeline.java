package org.rowan.server.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.PersonId;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Text;
import org.rowan.server.words.TimelineWords;

/// What happened to a case, as one person may read it now.
public final class Timeline {
    private Timeline() {}

    /// `at`: when. `text`: what.
    public record Line(Instant at, Text text) {}

    /// While a case is open, nobody reads another person's decision of this round before deciding: a second
    /// opinion that has read the first is none.
    static List<Line> of(CaseFile file, PersonId reader, FilingWords.Clock clock) {
        boolean blind = file.state().openToDecisions() && !file.decisions().containsKey(reader);
        int round = roundBegins(file.events());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < file.events().size(); i++) {
            CaseEvent event = file.events().get(i);
            boolean hidden = blind && i >= round && decides(event);
            lines.add(
                    new Line(event.at(), hidden ? CasePhrase.DECISION_HIDDEN.text() : TimelineWords.of(event, clock)));
        }
        return lines;
    }

    /// Who says why it goes without some facts has decided that it goes.
    private static boolean decides(CaseEvent event) {
        return event instanceof CaseEvent.Decided || event instanceof CaseEvent.GapsAccepted;
    }

    private static int roundBegins(List<CaseEvent> events) {
        int round = 0;
        for (int i = 0; i < events.size(); i++) {
            CaseEvent event = events.get(i);
            if (CaseFile.startsAnew(event)) round = i + 1;
        }
        return round;
    }
}
