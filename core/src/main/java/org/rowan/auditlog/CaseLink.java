package org.rowan.auditlog;

import java.util.Optional;
import org.rowan.base.Digest;

/// The place of an entry in the chain of its case: the reference of the case, `n` (1, 2, …) and the leaf
/// hash of the entry before. The links make it visible when an entry of a case is missing.
public record CaseLink(Reference caseReference, long n, Optional<Digest> previous) {
    public CaseLink {
        if (n < 1) {
            throw new IllegalArgumentException("entries of a case are counted from 1; got " + n);
        }
        if ((n == 1) == previous.isPresent()) {
            throw new IllegalArgumentException(
                    "the first entry of a case has no previous leaf hash and every later one has; got n " + n);
        }
    }

    public static CaseLink first(Reference caseReference) {
        return new CaseLink(caseReference, 1, Optional.empty());
    }

    /// The link of the entry that follows `written`, whose own link this is.
    public CaseLink after(Entry written) {
        return new CaseLink(caseReference, n + 1, Optional.of(written.leafHash()));
    }
}
