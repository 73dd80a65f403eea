package org.rowan.cases;

import org.rowan.base.Personal;
import org.rowan.evidence.EvidenceId;
import org.rowan.signal.Digests;

/// Something that is kept unseen: sealed as it came, and never decoded, compared or shown. It is no
/// [EvidenceItem], so that nothing which goes by those can reach it: no rendition, no referral, no viewing.
///
/// - `name`: what whoever sent it called it; it can be anything and says nothing of what is in it. `length`: bytes as
///   sent. `digests`: of these bytes.
public record KeptItem(EvidenceId id, Personal<String> name, long length, Digests digests) {
    public static final int MAX_NAME = 255;

    /// What every kept thing is sealed as: nobody looked what it is.
    public static final String MEDIA_TYPE = "application/octet-stream";

    public KeptItem {
        nameOk(name.reveal());
        if (length < 1) throw new IllegalArgumentException("what is kept has 1 byte or more; got " + length);
    }

    /// - Errors: `IllegalArgumentException` for a name that is blank or too long.
    public static void nameOk(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a name is 1 to %d characters; got %d"
                    .formatted(MAX_NAME, name.strip().length()));
        }
    }
}
