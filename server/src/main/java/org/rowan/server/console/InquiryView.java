package org.rowan.server.console;

import java.time.Instant;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Inquiries;

/// One inquiry of an authority, on the page of its case and in the list of all. `open`: it waits for an answer.
public record InquiryView(
        String id,
        String caseId,
        boolean drill,
        String authority,
        Instant received,
        Instant due,
        String asked,
        Optional<String> filing,
        boolean open,
        boolean overdue) {

    static InquiryView of(CaseFile file, Inquiries.One one, Instant now) {
        return new InquiryView(
                one.received().inquiry().value(),
                file.id().value(),
                file.drill(),
                one.received().authority(),
                one.received().received(),
                one.received().due(),
                one.received().asked(),
                one.received().filing(),
                one.open(),
                one.overdue(now));
    }
}
