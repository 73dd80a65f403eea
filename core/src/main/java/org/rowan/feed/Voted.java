package org.rowan.feed;

/// What became of a vote.
public sealed interface Voted {

    record Taken() implements Voted {}

    /// This exchange, or this record there, takes no such word.
    record NotTaken(String sentence) implements Voted {}

    record Refused(String sentence) implements Voted {}
}
