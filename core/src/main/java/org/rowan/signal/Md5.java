package org.rowan.signal;

import org.rowan.base.Bytes;

/// An exact digest of a file as it was uploaded: 16 bytes.
public record Md5(Bytes value) implements Signal {
    public Md5 {
        if (value.length() != 16) {
            throw new IllegalArgumentException("Md5 needs 16 bytes; got " + value.length());
        }
    }

    @Override
    public SignalType type() {
        return SignalType.MD5;
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
