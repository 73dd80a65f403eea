package org.rowan.franking;

import java.util.Optional;

/// What reading hostile bytes came to: the value, or why there is none.
public sealed interface Decoded<T> {

    /// The one value these bytes stand for.
    record Value<T>(T value) implements Decoded<T> {}

    /// - Shapes: `why` names the field and never its content.
    record Refused<T>(Outcome outcome, String why) implements Decoded<T> {}

    default Optional<T> found() {
        return this instanceof Value<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
