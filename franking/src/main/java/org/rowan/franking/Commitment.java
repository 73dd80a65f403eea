package org.rowan.franking;

/// What binds a sender to one payload and tells nobody anything about it.
public record Commitment(Octets bytes) {
    public static final int LENGTH = 32;

    public Commitment {
        bytes.require(LENGTH, "a commitment");
    }
}
