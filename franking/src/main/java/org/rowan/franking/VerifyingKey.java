package org.rowan.franking;

/// The key of one epoch in the hands of the process that verifies: it answers yes or no and never hands out a
/// tag. A key store in hardware or in a cloud implements it with its call for verifying a MAC.
public interface VerifyingKey {
    Epoch epoch();

    /// For one thread; what it returns is used again and again.
    TagCheck open();

    /// Checks tags. One thread at a time.
    @FunctionalInterface
    interface TagCheck {
        /// Whether `tag` is the one for `tagContext`, compared in constant time. Any bytes may come.
        boolean holds(byte[] tagContext, byte[] tag);
    }
}
