package org.rowan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.InquiryAnswered;
import org.rowan.cases.CaseEvent.InquiryReceived;
import org.rowan.cases.CaseEvent.InquiryRefused;

/// What authorities asked about a case, in the order in which that was written down, and what came of it.
public record Inquiries(List<One> all) {
    public Inquiries {
        all = List.copyOf(all);
    }

    /// `answered`, `refused`: how it ended; both are empty while it is open.
    public record One(InquiryReceived received, Optional<InquiryAnswered> answered, Optional<InquiryRefused> refused) {
        public boolean open() {
            return answered.isEmpty() && refused.isEmpty();
        }

        /// Whether an answer was due before now and none was given.
        public boolean overdue(Instant now) {
            return open() && !now.isBefore(received.due());
        }
    }

    public static Inquiries of(CaseFile file) {
        return new Inquiries(file.all(InquiryReceived.class).stream()
                .map(received -> new One(
                        received,
                        file.all(InquiryAnswered.class).stream()
                                .filter(a -> a.inquiry().equals(received.inquiry()))
                                .findFirst(),
                        file.all(InquiryRefused.class).stream()
                                .filter(r -> r.inquiry().equals(received.inquiry()))
                                .findFirst()))
                .toList());
    }

    public Optional<One> of(InquiryId id) {
        return all.stream().filter(one -> one.received().inquiry().equals(id)).findFirst();
    }
}
