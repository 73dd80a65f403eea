package org.rowan.franking;

/// The key of one epoch in the hands of the process that stamps: it can make tags and nothing else. A key
/// store in hardware or in a cloud implements it with its call for making a MAC.
public interface StampingKey {
    Epoch epoch();

    /// For one thread; what it returns is used again and again.
    Tagging open();

    /// Makes tags. One thread at a time.
    @FunctionalInterface
    interface Tagging {
        /// HMAC-SHA256 under the key of the epoch, 32 bytes.
        byte[] tag(byte[] tagContext);
    }
}
