package org.rowan.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.MatchFact;
import org.rowan.incident.IpCapture;

/// One file of a referral.
///
/// - `viewedWhole`: a person's screen showed the entire contents, by the viewed ledger. `metadataViewed`: a
///   person opened the embedded metadata. Both are facts of the ledger at the moment of drafting; there is
///   no other way to set them.
public record ReferredFile(
        EvidenceItem evidence,
        Optional<Personal<String>> originalName,
        Instant uploadedAt,
        Optional<IpCapture> uploadedFrom,
        Optional<Personal<String>> url,
        Optional<Boolean> publiclyAvailable,
        boolean viewedWhole,
        boolean metadataViewed,
        List<MatchFact> matches) {
    public ReferredFile {
        matches = List.copyOf(matches);
    }
}
