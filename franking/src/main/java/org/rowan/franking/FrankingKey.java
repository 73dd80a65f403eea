package org.rowan.franking;

import java.security.SecureRandom;
import javax.crypto.Mac;

/// What opens a commitment: exactly 32 bytes, one for each ciphertext. HMAC itself would take a shorter key
/// with zeros after it, or a longer one, for the same key; the length is what makes the commitment binding.
public record FrankingKey(Octets bytes) {
    public static final int LENGTH = 32;

    static final byte[] COMMIT_LABEL = Sha256.label("vfr/1/commit");

    public FrankingKey {
        bytes.require(LENGTH, "a franking key");
    }

    /// A new one. Each copy of a message that is encrypted for itself needs its own: equal commitments would
    /// tell the server which copies belong together.
    public static FrankingKey fresh(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new FrankingKey(Octets.adopt(bytes));
    }

    /// What the sender's client sends beside the ciphertext.
    public Commitment commit(Octets payload) {
        return new Commitment(Octets.adopt(commit(Sha256.mac(), payload)));
    }

    byte[] commit(Mac mac, Octets payload) {
        Sha256.rekey(mac, bytes.view());
        mac.update(COMMIT_LABEL);
        int length = payload.length();
        mac.update(new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        mac.update(payload.view());
        return mac.doFinal();
    }
}
