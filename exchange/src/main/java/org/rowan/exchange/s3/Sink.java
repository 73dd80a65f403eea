package org.rowan.exchange.s3;

/// Where the bytes of an object go as they come.
public interface Sink {
    /// Before the first byte of each try; what came before is void.
    void begin();

    /// False: enough, the rest is not wanted. The array is not the sink's to keep.
    boolean take(byte[] bytes, int count);
}
