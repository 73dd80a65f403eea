package org.rowan.hashlist;

/// Where an index is read from that was written to an `IndexSink`.
///
/// - Errors: what the implementation throws when there is nothing more, or something longer than the rest.
public interface IndexSource<E extends Exception> {
    long number() throws E;

    String text() throws E;

    long[] longs() throws E;

    int[] ints() throws E;

    byte[] bytes() throws E;
}
