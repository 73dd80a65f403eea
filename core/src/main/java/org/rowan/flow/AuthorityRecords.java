package org.rowan.flow;

import java.time.Instant;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent.CoverageDecided;
import org.rowan.cases.CaseEvent.InquiryAnswered;
import org.rowan.cases.CaseEvent.InquiryReceived;
import org.rowan.cases.CaseEvent.InquiryRefused;

/// The texts behind references in the log about dealings with authorities, in the form of [Records].
final class AuthorityRecords {
    private AuthorityRecords() {}

    static Bytes coverage(CoverageDecided decided) {
        return new Lines("rowan-coverage/1")
                .add("by", decided.by().value())
                .add("duty", decided.duty().label())
                .add("arrangement", decided.arrangement())
                .add("reference", decided.reference())
                .add("reason", decided.reason())
                .bytes();
    }

    static Bytes received(InquiryReceived received) {
        return new Lines("rowan-inquiry/1")
                .add("by", received.by().value())
                .add("inquiry", received.inquiry().value())
                .add("authority", received.authority())
                .add("received", received.received().toString())
                .add("asked", received.asked())
                .add("filing", received.filing())
                .add("due", received.due().toString())
                .bytes();
    }

    static Bytes answered(InquiryAnswered answered) {
        return new Lines("rowan-inquiry-answer/1")
                .add("by", answered.by().value())
                .add("inquiry", answered.inquiry().value())
                .add("given", answered.given())
                .add("pack", answered.pack().map(Instant::toString))
                .bytes();
    }

    static Bytes refused(InquiryRefused refused) {
        return new Lines("rowan-inquiry-refusal/1")
                .add("by", refused.by().value())
                .add("inquiry", refused.inquiry().value())
                .add("reason", refused.reason())
                .bytes();
    }
}
