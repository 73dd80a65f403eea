package org.rowan.cases;

import java.util.Optional;
import org.rowan.evidence.EvidenceId;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.WhyUndecodable;

/// One sealed file of a case: where it is, and what was found out about it before it was sealed.
///
/// - `length`: bytes as uploaded. Exactly one of `fingerprints` and `undecodable` is present.
public record EvidenceItem(
        EvidenceId id,
        String mediaType,
        long length,
        Digests digests,
        Optional<Fingerprints> fingerprints,
        Optional<WhyUndecodable> undecodable) {
    public EvidenceItem {
        if (fingerprints.isPresent() == undecodable.isPresent()) {
            throw new IllegalArgumentException("evidence is either decoded or undecodable");
        }
    }
}
