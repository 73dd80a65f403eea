package org.rowan.franking;

import java.util.List;

/// One message of a report, as it came in: any bytes at all.
///
/// - Shapes: nothing is promised; a part that is missing is empty.
public record ReportedMessage(
        Octets tagContext,
        Octets tag,
        Octets frankingKey,
        Octets payload,
        ExperimentalSealedProof sealedProof,
        List<SuppliedAttachment> attachments) {

    public ReportedMessage {
        attachments = List.copyOf(attachments);
    }

    public static ReportedMessage of(
            Stamp stamp, FrankingKey key, Octets payload, List<SuppliedAttachment> attachments) {
        return new ReportedMessage(
                stamp.tagContext(), stamp.tag(), key.bytes(), payload, ExperimentalSealedProof.none(), attachments);
    }

    public ReportedMessage with(List<SuppliedAttachment> others) {
        return new ReportedMessage(tagContext, tag, frankingKey, payload, sealedProof, others);
    }

    /// Whether there is anything to check.
    public boolean hasTag() {
        return tagContext.length() > 0 || tag.length() > 0;
    }
}
