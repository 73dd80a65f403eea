package org.rowan.auditlog;

import org.rowan.base.Bytes;

/// The secret behind the references of one case (or of one month, for staff): exactly 32 random bytes.
/// Whoever holds it can open the references made with it; once it is destroyed nobody can.
///
/// Exactly 32, because HMAC keys of other lengths have twins: `k` and `k` followed by zeros give the same
/// result.
public record Blind(Bytes value) {
    public static final int LENGTH = 32;

    public Blind {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a blind is 32 bytes; got " + value.length());
        }
    }

    @Override
    public String toString() {
        return "[blind]";
    }
}
