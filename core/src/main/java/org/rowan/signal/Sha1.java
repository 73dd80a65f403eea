package org.rowan.signal;

import org.rowan.base.Bytes;

/// An exact digest of a file as it was uploaded: 20 bytes.
public record Sha1(Bytes value) implements Signal {
    public Sha1 {
        if (value.length() != 20) {
            throw new IllegalArgumentException("Sha1 needs 20 bytes; got " + value.length());
        }
    }

    @Override
    public SignalType type() {
        return SignalType.SHA1;
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
