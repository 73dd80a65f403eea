package org.rowan.port;

import java.time.Instant;
import org.rowan.cases.CaseId;

/// Something that will be done and cannot be undone, written down first. `subject`: the filing id for
/// `FILE`, the case id for `DESTROY`, the delivery id for `ASK`, the inquiry id for `ANSWER`; one intent of a kind
/// exists for a subject.
public record Intent(Kind kind, String subject, CaseId caseId, Instant due) {

    public enum Kind {
        FILE,
        DESTROY,
        /// Asking the service, as [org.rowan.cases.CaseEvent.ServiceAsked] says.
        ASK,
        /// Answering an authority, which a person does: nobody claims it.
        ANSWER
    }
}
