package org.rowan.feed;

/// What somebody else's matcher said of one file or hash.
public sealed interface LookedUp {

    /// It is known there. A lead for a person, as every match is.
    ///
    /// - Shapes: `said`: how the service names it, 1 to 100 printable characters. `exact`: the very file,
    ///   else one like it. `test`: an entry that the service has for trials.
    record Matched(String said, boolean exact, boolean test) implements LookedUp {
        private static final int MAX_SAID = 100;

        public Matched {
            if (said.isEmpty() || said.length() > MAX_SAID || said.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "what a matcher said is 1 to 100 printable characters; got %d".formatted(said.length()));
            }
        }
    }

    /// It was looked for there, and is not known. That makes nothing clear that could not be compared.
    record NoKnownMatch() implements LookedUp {}

    /// It was not looked for, or the answer does not say. Never the same as `NoKnownMatch`. `why`: a
    /// sentence without secrets.
    record NotChecked(String why) implements LookedUp {}
}
