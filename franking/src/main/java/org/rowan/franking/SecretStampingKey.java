package org.rowan.franking;

import javax.crypto.Mac;

/// A stamping key that lies in memory.
///
/// - Shapes: `secret` is exactly 32 bytes.
public final class SecretStampingKey implements StampingKey {
    static final int LENGTH = 32;

    private final Epoch epoch;
    private final Octets secret;

    public SecretStampingKey(Epoch epoch, Octets secret) {
        this.epoch = epoch;
        this.secret = secret.require(LENGTH, "the key of an epoch");
    }

    @Override
    public Epoch epoch() {
        return epoch;
    }

    @Override
    public Tagging open() {
        Mac mac = Sha256.mac(secret.view());
        return mac::doFinal;
    }
}
