package org.rowan.hashlist;

/// Where an index is written to, value after value; `IndexSource` gives them back in the same order.
public interface IndexSink<E extends Exception> {
    void number(long value) throws E;

    void text(String value) throws E;

    void longs(long[] values) throws E;

    void ints(int[] values) throws E;

    void bytes(byte[] values) throws E;
}
