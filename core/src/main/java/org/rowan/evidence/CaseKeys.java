package org.rowan.evidence;

import org.rowan.base.Bytes;
import org.rowan.base.Framing;
import org.rowan.base.Hmac;

/// How two shares give the key of a case: `HKDF-SHA256(salt "ev/1/case", share 1 | share 2, info v8(case
/// id))`.
public final class CaseKeys {
    public static final int LENGTH = 32;

    private static final Bytes SALT = Bytes.utf8("ev/1/case");

    private CaseKeys() {}

    /// The two halves of the secret; each alone says nothing. 32 bytes each.
    public record Shares(Bytes service, Bytes custodian) {
        public Shares {
            if (service.length() != LENGTH || custodian.length() != LENGTH) {
                throw new IllegalArgumentException(
                        "a share is 32 bytes; got %d and %d".formatted(service.length(), custodian.length()));
            }
        }

        @Override
        public String toString() {
            return "[shares]";
        }
    }

    /// The 32 bytes that wrap the case's private key.
    public static Bytes derive(String caseId, Shares shares) {
        Bytes info = new Framing().v8(Bytes.utf8(caseId)).bytes();
        return Hmac.hkdf(SALT, shares.service().concat(shares.custodian()), info, LENGTH);
    }
}
