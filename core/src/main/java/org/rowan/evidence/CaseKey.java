package org.rowan.evidence;

import org.rowan.base.Bytes;

/// The key of one case: a public half by which anybody may seal, and a private half that only the two share
/// holders together can use. Nothing in here is secret to keep; all of it is worthless once the shares are
/// destroyed.
///
/// - Shapes: `publicKey` seals object keys (HPKE); `serviceShare` is share 1 sealed to the service's key,
///   `custodianShare` is share 2 sealed to the custodian's key; `wrappedPrivateKey` is the private half
///   under the key that both shares give together ([CaseKeys]). Empty private parts mean that they were
///   destroyed.
public record CaseKey(
        String caseId, Bytes publicKey, Bytes serviceShare, Bytes custodianShare, Bytes wrappedPrivateKey) {
    public CaseKey {
        EvidenceHeader.requireCaseId(caseId);
        if (publicKey.length() == 0) {
            throw new IllegalArgumentException("a case key has a public half; got 0 bytes");
        }
    }

    /// What stays after destruction: the name and the public half.
    public CaseKey destroyed() {
        return new CaseKey(caseId, publicKey, Bytes.empty(), Bytes.empty(), Bytes.empty());
    }

    public boolean isDestroyed() {
        return serviceShare.length() == 0 || custodianShare.length() == 0 || wrappedPrivateKey.length() == 0;
    }
}
