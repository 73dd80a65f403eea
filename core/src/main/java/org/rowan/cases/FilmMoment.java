package org.rowan.cases;

import org.rowan.signal.Reel;

/// Where in a film something was found.
///
/// - Units: `frame`: its number, from 0; `millis` from the beginning.
public record FilmMoment(int frame, long millis) {
    private static final double MILLIS = 1_000;

    public FilmMoment {
        if (frame < 0 || millis < 0) {
            throw new IllegalArgumentException(
                    "a moment of a film is a frame and milliseconds from 0; got %d and %d".formatted(frame, millis));
        }
    }

    static FilmMoment of(Reel.Moment moment) {
        return new FilmMoment(moment.frame(), Math.round(MILLIS * moment.seconds()));
    }

    public double seconds() {
        return millis / MILLIS;
    }
}
