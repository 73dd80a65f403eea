package org.rowan.signal;

import java.util.List;

/// The hashed frames of a film or an animation, the first included, in order.
///
/// - `whole`: every frame that should have been looked at was; otherwise time, number or damage ended it,
///   and the absence of a match says nothing.
public record Reel(List<Frame> frames, boolean whole) {

    /// One picture and nothing else.
    public static final Reel STILL = new Reel(List.of(), true);
    /// More than one picture, of which only the first was hashed.
    public static final Reel ONLY_THE_FIRST = new Reel(List.of(), false);

    public static final Moment START = new Moment(0, 0);

    public Reel {
        frames = List.copyOf(frames);
    }

    public record Frame(Moment moment, Hashed hashed) {}

    /// Where in a film.
    ///
    /// - Units: `frame`: its number, from 0; `seconds` from the beginning.
    public record Moment(int frame, float seconds) {}
}
