package org.rowan.franking.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.franking.Outcome;
import org.rowan.franking.ReportVerifier;
import org.rowan.franking.ReportedMessage;
import org.rowan.franking.Reporter;
import org.rowan.franking.SuppliedAttachment;
import org.rowan.franking.Verdict;

/// A report as it came in. It holds what the reporter picked and nothing else.
///
/// - Shapes: 1 to [BundleReader#MOST_MESSAGES] messages, at least one of them reported.
public record ReportBundle(String category, String note, List<BundledMessage> messages) {
    public ReportBundle {
        messages = List.copyOf(messages);
    }

    /// What of the attachments has arrived and was digested.
    @FunctionalInterface
    public interface Supplied {
        /// Empty when that part did not come, or could not be opened: then it counts as not handed in.
        Optional<SuppliedAttachment> of(BundledMessage message, AttachmentPart part);
    }

    /// One verdict for each message, in their order. A message that stands in the bundle twice is looked at
    /// once.
    public List<Verdict> verify(ReportVerifier verifier, Supplied supplied, Reporter reporter, Instant now) {
        Set<ReportedMessage> seen = new HashSet<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (BundledMessage bundled : messages) {
            ReportedMessage message = bundled.message().with(arrived(bundled, supplied));
            if (!bundled.unreadable().isEmpty()) {
                verdicts.add(new Verdict.Failed(Outcome.MALFORMED, String.join(", ", bundled.unreadable())));
            } else if (message.hasTag() && !seen.add(message)) {
                verdicts.add(new Verdict.Failed(Outcome.REPEATED, ""));
            } else {
                verdicts.add(verifier.verify(message, reporter, now));
            }
        }
        return List.copyOf(verdicts);
    }

    private static List<SuppliedAttachment> arrived(BundledMessage bundled, Supplied supplied) {
        return bundled.parts().stream()
                .filter(part -> part.form() != AttachmentPart.Form.ABSENT)
                .flatMap(part -> supplied.of(bundled, part).stream())
                .toList();
    }

    @Override
    public String toString() {
        return "ReportBundle[" + messages.size() + " messages]";
    }
}
