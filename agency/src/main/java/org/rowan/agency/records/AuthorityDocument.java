package org.rowan.agency.records;

import org.rowan.agency.Fields;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.InquiryId;
import org.rowan.cases.PersonId;

/// What people put on record about the duty to report and about authorities, as JSON.
final class AuthorityDocument {
    private AuthorityDocument() {}

    private static Fields inquiry(CaseEvent event, String kind, PersonId by, InquiryId inquiry) {
        return CaseDocument.by(event, kind, by).add("inquiry", inquiry.value());
    }

    static Fields of(CaseEvent.AuthorityEvent event) {
        return switch (event) {
            case CaseEvent.CoverageDecided e ->
                CaseDocument.by(e, "coverage-decided", e.by())
                        .add("duty", e.duty().label())
                        .maybe("arrangement", e.arrangement())
                        .maybe("reference", e.reference())
                        .add("reason", e.reason());
            case CaseEvent.InquiryReceived e ->
                inquiry(e, "inquiry-received", e.by(), e.inquiry())
                        .add("authority", e.authority())
                        .add("received", e.received())
                        .add("asked", e.asked())
                        .maybe("filing", e.filing())
                        .add("due", e.due());
            case CaseEvent.InquiryAnswered e ->
                inquiry(e, "inquiry-answered", e.by(), e.inquiry())
                        .add("given", e.given())
                        .maybe("pack", e.pack().map(Object::toString));
            case CaseEvent.InquiryRefused e ->
                inquiry(e, "inquiry-refused", e.by(), e.inquiry()).add("reason", e.reason());
        };
    }
}
