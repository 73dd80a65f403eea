package org.rowan.signal;

import org.rowan.base.Bytes;

/// An exact digest of a file as it was uploaded: 32 bytes.
public record Sha256(Bytes value) implements Signal {
    public Sha256 {
        if (value.length() != 32) {
            throw new IllegalArgumentException("Sha256 needs 32 bytes; got " + value.length());
        }
    }

    @Override
    public SignalType type() {
        return SignalType.SHA256;
    }

    @Override
    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return "[" + type().label() + "]";
    }
}
