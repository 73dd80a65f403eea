package org.rowan.port;

import java.io.IOException;
import java.io.OutputStream;
import org.rowan.base.Bytes;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.port.Journal.ObjectKey;

/// What every process can: make case keys and seal, with public keys alone.
///
/// - Errors: `IOException` when a key file or a key service cannot be read.
public interface Sealer {

    /// Makes the key of a case. The maker keeps nothing: with the public keys alone it cannot open what it
    /// seals.
    CaseKey newCaseKey(String caseId) throws IOException;

    /// Seals `content` for the case of `key` under a fresh object key.
    ///
    /// - Errors: `IllegalArgumentException` when `header` names another case or another length than
    ///   `content` has.
    Sealed seal(CaseKey key, EvidenceHeader header, Bytes content) throws IOException;

    /// Seals as it is written, for whatever is too large to be in memory whole: what is written to the result's
    /// `content` is sealed into `object`, and its closing ends both. Whoever writes has to write just as many bytes
    /// as `header` says; what was sealed otherwise cannot be opened.
    ///
    /// - Errors: `IllegalArgumentException` when `header` names another case.
    Sealing sealing(CaseKey key, EvidenceHeader header, OutputStream object) throws IOException;

    /// - Shapes: `objectKey`: what opens it again.
    record Sealing(ObjectKey objectKey, OutputStream content) {}

    /// Fresh random bytes: salts, blinds, object ids.
    Bytes fresh(int bytes);
}
