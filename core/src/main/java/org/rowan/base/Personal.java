package org.rowan.base;

import java.util.function.Function;

/// Data about a person: a name, an address, a message, an IP. It prints as `[personal]`, so that a log line
/// cannot betray anybody by accident; `reveal` is the one word to search for in a review.
public record Personal<T>(T reveal) {

    public <R> Personal<R> map(Function<T, R> change) {
        return new Personal<>(change.apply(reveal));
    }

    @Override
    public String toString() {
        return "[personal]";
    }
}
