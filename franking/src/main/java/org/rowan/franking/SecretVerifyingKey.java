package org.rowan.franking;

import java.security.MessageDigest;
import javax.crypto.Mac;

/// A verifying key that lies in memory. It is the same secret as the stamping key, since the scheme is
/// symmetric; what differs is what this type lets its holder do.
///
/// - Shapes: `secret` is exactly 32 bytes.
public final class SecretVerifyingKey implements VerifyingKey {
    private final Epoch epoch;
    private final Octets secret;

    public SecretVerifyingKey(Epoch epoch, Octets secret) {
        this.epoch = epoch;
        this.secret = secret.require(SecretStampingKey.LENGTH, "the key of an epoch");
    }

    @Override
    public Epoch epoch() {
        return epoch;
    }

    @Override
    public TagCheck open() {
        Mac mac = Sha256.mac(secret.view());
        return (context, tag) -> MessageDigest.isEqual(mac.doFinal(context), tag);
    }
}
